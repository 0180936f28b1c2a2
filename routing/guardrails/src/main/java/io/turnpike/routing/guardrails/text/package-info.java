/** Checks of what is written: patterns, words, lengths, and words put in front. */
@NullMarked
package io.turnpike.routing.guardrails.text;

import org.jspecify.annotations.NullMarked;
