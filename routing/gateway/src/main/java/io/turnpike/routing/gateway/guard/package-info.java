/** Guardrails on the way in and on the way out. */
@NullMarked
package io.turnpike.routing.gateway.guard;

import org.jspecify.annotations.NullMarked;
