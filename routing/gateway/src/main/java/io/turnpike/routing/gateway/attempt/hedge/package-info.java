/** A second try beside the first, and which of the two may answer. */
@NullMarked
package io.turnpike.routing.gateway.attempt.hedge;

import org.jspecify.annotations.NullMarked;
