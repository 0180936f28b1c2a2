/** Google's Vertex AI: Gemini, and Anthropic's models at Google. */
@NullMarked
package io.turnpike.routing.providers.vertex;

import org.jspecify.annotations.NullMarked;
