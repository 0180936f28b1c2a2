/** Checks that ask somebody else; the gateway carries them out. */
@NullMarked
package io.turnpike.routing.guardrails.outside;

import org.jspecify.annotations.NullMarked;
