/** OpenAI itself; those that speak like it are entries of vendors. */
@NullMarked
package io.turnpike.routing.providers.openai;

import org.jspecify.annotations.NullMarked;
