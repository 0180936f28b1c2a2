/** How rules of guardrails are written, and what they come to. */
@NullMarked
package io.turnpike.routing.guardrails.rules;

import org.jspecify.annotations.NullMarked;
