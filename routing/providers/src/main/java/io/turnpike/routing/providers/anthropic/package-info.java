/** Anthropic, and whoever else serves its Messages API. */
@NullMarked
package io.turnpike.routing.providers.anthropic;

import org.jspecify.annotations.NullMarked;
