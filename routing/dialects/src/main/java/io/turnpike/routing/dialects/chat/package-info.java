/**
 * OpenAI's chat completions, which are also the canonical form. What only one vendor has stands in
 * slots of its own there: thinking with its signature in {@code thinking_blocks}, marks for a cache
 * in {@code cache_control}, what was written to it beside the prompt's tokens in {@code usage}. A
 * vendor's translation alone writes them, and reads them when they come back.
 */
@NullMarked
package io.turnpike.routing.dialects.chat;

import org.jspecify.annotations.NullMarked;
