package io.turnpike.routing.plan;

import org.jspecify.annotations.Nullable;

/**
 * What a config says beside where a request goes.
 *
 * @param cache null where answers are not kept
 */
public record PlanRules(@Nullable CacheRule cache, GuardrailRules guardrails) {

  public static final PlanRules NONE = new PlanRules(null, GuardrailRules.NONE);
}
