/** The order in which a gateway request meets its stages. */
@NullMarked
package io.turnpike.routing.gateway.pipeline;

import org.jspecify.annotations.NullMarked;
