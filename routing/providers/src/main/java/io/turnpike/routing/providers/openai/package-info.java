/** OpenAI and the many that speak like it. */
@NullMarked
package io.turnpike.routing.providers.openai;

import org.jspecify.annotations.NullMarked;
