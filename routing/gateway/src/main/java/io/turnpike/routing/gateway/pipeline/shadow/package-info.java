/** Calls that are made beside a client's own, each admitted, and with a usage event of its own. */
@NullMarked
package io.turnpike.routing.gateway.pipeline.shadow;

import org.jspecify.annotations.NullMarked;
