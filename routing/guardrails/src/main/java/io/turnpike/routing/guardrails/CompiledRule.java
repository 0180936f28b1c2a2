package io.turnpike.routing.guardrails;

import io.turnpike.routing.plan.GuardrailRule;

/** A rule with its check. */
public record CompiledRule(GuardrailRule rule, Check check) {}
