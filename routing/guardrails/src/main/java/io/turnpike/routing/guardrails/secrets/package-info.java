/** Keys and passwords in texts: the shapes of vendors, and values beside a word that tells. */
@NullMarked
package io.turnpike.routing.guardrails.secrets;

import org.jspecify.annotations.NullMarked;
