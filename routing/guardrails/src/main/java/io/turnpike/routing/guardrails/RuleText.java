package io.turnpike.routing.guardrails;

import io.turnpike.routing.plan.GuardrailRule;
import tools.jackson.databind.json.JsonMapper;

/** The parameters of a rule, from their text. */
final class RuleText {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RuleText() {}

  static Parameters parameters(GuardrailRule rule) {
    return new Parameters(
        JSON.readTree(rule.parameters()),
        rule.at(),
        (pointer, sentence) -> {
          throw new IllegalStateException(pointer + " " + sentence);
        });
  }
}
