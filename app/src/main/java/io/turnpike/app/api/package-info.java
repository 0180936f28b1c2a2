/** The management JSON API: thin controllers over the other modules' facades. */
@NullMarked
package io.turnpike.app.api;

import org.jspecify.annotations.NullMarked;
