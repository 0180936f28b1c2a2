/** Text rules over what comes in pieces: how far it is decided, and what stands in its place. */
@NullMarked
package io.turnpike.routing.guardrails.window;

import org.jspecify.annotations.NullMarked;
