/**
 * Every client, in front of every provider, with everything that a request or an answer may hold.
 */
@NullMarked
package io.turnpike.routing.dialects.matrix;

import org.jspecify.annotations.NullMarked;
