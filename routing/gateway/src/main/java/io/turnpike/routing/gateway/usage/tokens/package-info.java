/** Counts tokens as models do, where a provider does not count them or has not yet. */
@NullMarked
package io.turnpike.routing.gateway.usage.tokens;

import org.jspecify.annotations.NullMarked;
