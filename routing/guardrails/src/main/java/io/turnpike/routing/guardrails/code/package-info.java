/** Checks for code and addresses in texts. Nothing is fetched. */
@NullMarked
package io.turnpike.routing.guardrails.code;

import org.jspecify.annotations.NullMarked;
