/** Webhooks, and what was and is sent to them. */
@NullMarked
package io.turnpike.app.api.webhooks;

import org.jspecify.annotations.NullMarked;
