package io.turnpike.routing.config.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import io.turnpike.routing.plan.GuardrailRules;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrictestRulesTests {

  private static final String EMAIL = "{\"entities\":[\"email\"],\"x\":1}";

  @Test
  void allRulesOfAllSetsRunInTheirOrder() {
    GuardrailRules all =
        StrictestRules.of(
            List.of(
                input(rule("org", "pii", EMAIL, Action.REDACT)),
                input(
                    rule("team", "secrets", "{}", Action.DENY),
                    rule("team", "pii", "{}", Action.FLAG))));

    assertThat(all.input())
        .extracting(GuardrailRule::set, GuardrailRule::check)
        .containsExactly(tuple("org", "pii"), tuple("team", "secrets"), tuple("team", "pii"));
    assertThat(all.output()).isEmpty();
  }

  @Test
  void theSameCheckIsAsStrictAsTheStrictest() {
    GuardrailRule merged =
        merged(
            rule("org", "pii", EMAIL, Action.FLAG, false, OnError.DENY),
            rule(
                "team",
                "pii",
                "{\"x\":1, \"entities\":[\"email\"]}",
                Action.DENY,
                false,
                OnError.PASS),
            rule("key", "pii", EMAIL, Action.REDACT, true, OnError.PASS));

    assertThat(merged.action()).isEqualTo(Action.DENY);
    assertThat(merged.onError()).isEqualTo(OnError.DENY);
    assertThat(merged.set()).isEqualTo("team");
  }

  @Test
  void whatOneTakesOutForGoodIsNotPutBack() {
    GuardrailRule forGood = rule("org", "pii", EMAIL, Action.REDACT, false, OnError.DENY);
    GuardrailRule reversible = rule("team", "pii", EMAIL, Action.REDACT, true, OnError.DENY);
    GuardrailRule flag = rule("key", "pii", EMAIL, Action.FLAG, false, OnError.DENY);

    assertThat(merged(forGood, reversible).reversible()).isFalse();
    assertThat(merged(reversible, forGood).reversible()).isFalse();
    assertThat(merged(flag, reversible).reversible()).isTrue();
  }

  @Test
  void theOrderOfSetsMakesNothingLessStrict() {
    GuardrailRule deny = rule("a", "pii", EMAIL, Action.DENY);
    GuardrailRule flag = rule("b", "pii", EMAIL, Action.FLAG);

    assertThat(merged(deny, flag)).isEqualTo(merged(flag, deny)).isEqualTo(deny);
  }

  private static GuardrailRule merged(GuardrailRule... rules) {
    List<GuardrailRule> input =
        StrictestRules.of(Arrays.stream(rules).map(StrictestRulesTests::input).toList()).input();
    assertThat(input).hasSize(1);
    return input.getFirst();
  }

  private static GuardrailRules input(GuardrailRule... rules) {
    return new GuardrailRules(List.of(rules), List.of());
  }

  private static GuardrailRule rule(String set, String check, String parameters, Action action) {
    return rule(set, check, parameters, action, false, OnError.DENY);
  }

  private static GuardrailRule rule(
      String set,
      String check,
      String parameters,
      Action action,
      boolean reversible,
      OnError onError) {
    return new GuardrailRule(
        set, "/input_guardrails/0", check, parameters, action, reversible, onError);
  }
}
