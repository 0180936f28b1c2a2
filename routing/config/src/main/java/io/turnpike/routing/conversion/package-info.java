/** Configs of other gateways made ours and back, and what changed between two of ours. */
@NullMarked
package io.turnpike.routing.conversion;

import org.jspecify.annotations.NullMarked;
