/** Checks of answers that are to be JSON. */
@NullMarked
package io.turnpike.routing.guardrails.json;

import org.jspecify.annotations.NullMarked;
