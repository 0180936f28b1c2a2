/** Gemini's answers, whole and streamed, in the canonical form. */
@NullMarked
package io.turnpike.routing.dialects.gemini.provider.answer;

import org.jspecify.annotations.NullMarked;
