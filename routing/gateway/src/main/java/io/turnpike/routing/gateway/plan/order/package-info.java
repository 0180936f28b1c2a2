/** In which order the steps of a strategy are to be tried by one request. */
@NullMarked
package io.turnpike.routing.gateway.plan.order;

import org.jspecify.annotations.NullMarked;
