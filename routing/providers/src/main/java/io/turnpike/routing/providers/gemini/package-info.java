/** Google's Gemini API. */
@NullMarked
package io.turnpike.routing.providers.gemini;

import org.jspecify.annotations.NullMarked;
