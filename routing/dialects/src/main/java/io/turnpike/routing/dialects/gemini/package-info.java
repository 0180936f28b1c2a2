/**
 * Gemini's API, a dialect of clients: the model stands in the address, and what is asked of it
 * behind a colon. A provider that speaks it, too, gets the client's bytes.
 */
@NullMarked
package io.turnpike.routing.dialects.gemini;

import org.jspecify.annotations.NullMarked;
