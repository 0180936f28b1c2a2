package io.turnpike.routing.gateway.guard;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.OutsideCheck;
import io.turnpike.routing.guardrails.SubjectCheck;
import io.turnpike.routing.guardrails.TextCheck;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import java.util.List;

/**
 * The rules of an answer, by what they ask of a stream.
 *
 * @param all in their order
 * @param running look at texts as they come
 * @param holding want to see all of it before anything goes
 * @param later want to see all of it and note something, at its end
 */
record StreamRules(
    List<CompiledRule> all,
    List<CompiledRule> running,
    List<CompiledRule> holding,
    List<CompiledRule> later) {

  static StreamRules of(List<CompiledRule> rules) {
    return new StreamRules(
        rules,
        rules.stream().filter(StreamRules::isRunning).toList(),
        rules.stream().filter(StreamRules::isHolding).toList(),
        rules.stream().filter(rule -> !isRunning(rule) && !isHolding(rule)).toList());
  }

  private static boolean isRunning(CompiledRule rule) {
    return rule.check() instanceof TextCheck;
  }

  private static boolean isHolding(CompiledRule rule) {
    return !isRunning(rule) && (mayStop(rule.rule()) || mayChange(rule.check()));
  }

  private static boolean mayStop(GuardrailRule rule) {
    return rule.action() != Action.FLAG || rule.onError() == OnError.DENY;
  }

  private static boolean mayChange(Check check) {
    return switch (check) {
      case SubjectCheck whole -> whole.changes();
      case OutsideCheck _, TextCheck _ -> false;
    };
  }
}
