/** The check {@code prompt_injection}: words and their meanings, weighed by a linear model. */
@NullMarked
package io.turnpike.routing.guardrails.injection;

import org.jspecify.annotations.NullMarked;
