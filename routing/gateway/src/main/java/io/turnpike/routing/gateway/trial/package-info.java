/** Guardrails tried by hand. */
@NullMarked
package io.turnpike.routing.gateway.trial;

import org.jspecify.annotations.NullMarked;
