/** Whatever no dialect serves: its model and its usage are found, all else passes. */
@NullMarked
package io.turnpike.routing.dialects.passthrough;

import org.jspecify.annotations.NullMarked;
