/** Gateways and stores killed under load, and the books audited against what a provider says. */
@NullMarked
package io.turnpike.app.kills;

import org.jspecify.annotations.NullMarked;
