/** Checks of requests and answers: what a check is, how a list of them runs, and all there are. */
@NullMarked
package io.turnpike.routing.guardrails;

import org.jspecify.annotations.NullMarked;
