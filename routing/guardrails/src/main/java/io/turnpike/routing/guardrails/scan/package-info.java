/** Texts as scanners read them: one byte a character, disguises taken off. */
@NullMarked
package io.turnpike.routing.guardrails.scan;

import org.jspecify.annotations.NullMarked;
