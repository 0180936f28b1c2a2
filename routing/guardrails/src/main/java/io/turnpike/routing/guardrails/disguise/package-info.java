/** Texts as a reader would see them: folded, with hidden writing shown and encodings undone. */
@NullMarked
package io.turnpike.routing.guardrails.disguise;

import org.jspecify.annotations.NullMarked;
