package io.turnpike.routing.gateway.guard;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.edge.GatewayFixture;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import io.turnpike.routing.plan.GuardrailRules;
import io.turnpike.routing.plan.PlanRules;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Configs with guardrails. */
final class GuardedConfigs {

  /** As vendors make them, so that no rule for made-up ones lets it through. */
  static final String KEY = "ghp_" + "x7Kq2mZr9TbW4vHs1LdN8pYc3FgJ6aUe0RtX";

  private GuardedConfigs() {}

  static GuardrailRule rule(String side, String check, Action action) {
    return rule(side, check, "{}", action, false, OnError.DENY);
  }

  static GuardrailRule rule(
      String side,
      String check,
      String parameters,
      Action action,
      boolean reversible,
      OnError onError) {
    return new GuardrailRule(
        null,
        "/" + side + "_guardrails/0",
        check,
        parameters.replace('\'', '"'),
        action,
        reversible,
        onError);
  }

  static void input(GatewayFixture gateway, String name, GuardrailRule... rules) {
    put(gateway, name, new GuardrailRules(List.of(rules), List.of()));
  }

  static void output(GatewayFixture gateway, String name, GuardrailRule... rules) {
    put(gateway, name, new GuardrailRules(List.of(), List.of(rules)));
  }

  /** One config for each connection, behind its name. */
  static void put(GatewayFixture gateway, String name, GuardrailRules rules) {
    for (String connection : List.of("openai", "anthropic")) {
      gateway.config(name + "-" + connection, target(connection), rules(rules));
    }
  }

  static PlanRules rules(GuardrailRules rules) {
    return new PlanRules(null, rules);
  }

  static Target target(String connection) {
    return new Target(connection, List.of(), Timeouts.DEFAULT, Retry.NONE);
  }

  /** The second where the first's answer is turned down. */
  static Step leadingOn(String first, String second) {
    return new Fallback(
        List.of(target(first), target(second)), EnumSet.of(FailureClass.CONTENT_FILTER), Set.of());
  }
}
