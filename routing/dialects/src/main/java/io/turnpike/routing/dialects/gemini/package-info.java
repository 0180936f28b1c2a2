/**
 * Gemini's API, a dialect of clients alone: the model stands in the address, and what is asked of
 * it behind a colon. No provider here speaks it, so every request goes by way of a canonical form.
 */
@NullMarked
package io.turnpike.routing.dialects.gemini;

import org.jspecify.annotations.NullMarked;
