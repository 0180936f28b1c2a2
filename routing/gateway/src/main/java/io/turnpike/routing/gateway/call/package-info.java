/** The words that everybody on a request's way uses: the call, whom it may ask, how that ended. */
@NullMarked
package io.turnpike.routing.gateway.call;

import org.jspecify.annotations.NullMarked;
