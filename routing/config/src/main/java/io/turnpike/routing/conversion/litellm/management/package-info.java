/** What a LiteLLM proxy's file says beside its models: limits, budgets, teams, keys. */
@NullMarked
package io.turnpike.routing.conversion.litellm.management;

import org.jspecify.annotations.NullMarked;
