/** Configs of other gateways made ours and back, and what changed between two of ours. */
@NullMarked
package io.turnpike.routing.exchange;

import org.jspecify.annotations.NullMarked;
