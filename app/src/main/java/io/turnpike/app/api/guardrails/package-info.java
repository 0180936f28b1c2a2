/** {@code /api/v1/guardrails}: sets of guardrails, what they found, and trials by hand. */
@NullMarked
package io.turnpike.app.api.guardrails;

import org.jspecify.annotations.NullMarked;
