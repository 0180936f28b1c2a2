/**
 * Clients of Gemini's {@code generateContent}, served by whoever speaks the canonical form: their
 * requests there, the answers back. Names are taken as JSON usually writes them and as protocol
 * buffers do.
 */
@NullMarked
package io.turnpike.routing.dialects.gemini.client;

import org.jspecify.annotations.NullMarked;
