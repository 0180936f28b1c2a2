/** OpenAI's chat completions, which are also the canonical form. */
@NullMarked
package io.turnpike.routing.dialects.chat;

import org.jspecify.annotations.NullMarked;
