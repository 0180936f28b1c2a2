package io.turnpike.routing.gateway.guard;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.turnpike.routing.gateway.call.Guards.Rules;
import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Guardrails;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import io.turnpike.routing.plan.GuardrailRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Rules with their checks: made once for a config or a set, for as long as somebody goes by it. */
@Component
class RuleBook {

  private final LoadingCache<GuardrailRules, Rules> compiled =
      Caffeine.newBuilder().weakKeys().executor(Runnable::run).build(RuleBook::compiled);

  private final LoadingCache<GuardrailRules, Rules> observed =
      Caffeine.newBuilder().weakKeys().executor(Runnable::run).build(RuleBook::harmless);

  /** These, and then the others. */
  Rules of(GuardrailRules first, GuardrailRules second) {
    if (second.isEmpty()) {
      return of(first);
    }
    return first.isEmpty() ? of(second) : joined(of(first), of(second));
  }

  Rules of(GuardrailRules rules) {
    return rules.isEmpty() ? Rules.NONE : compiled.get(rules);
  }

  /** The same acting on nothing, so that each is asked whatever those before it say. */
  Rules observed(GuardrailRules rules) {
    return rules.isEmpty() ? Rules.NONE : observed.get(rules);
  }

  private static Rules joined(Rules first, Rules second) {
    return new Rules(
        joined(first.input(), second.input()), joined(first.output(), second.output()));
  }

  private static List<CompiledRule> joined(List<CompiledRule> first, List<CompiledRule> second) {
    List<CompiledRule> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  private static Rules compiled(GuardrailRules rules) {
    return new Rules(
        Guardrails.compiled(rules.input()),
        compiled(rules.output(), rule -> with(rule, rule.action(), rule.onError())));
  }

  private static Rules harmless(GuardrailRules rules) {
    UnaryOperator<GuardrailRule> flagging = rule -> with(rule, Action.FLAG, OnError.PASS);
    return new Rules(compiled(rules.input(), flagging), compiled(rules.output(), flagging));
  }

  private static List<CompiledRule> compiled(
      List<GuardrailRule> rules, UnaryOperator<GuardrailRule> how) {
    return Guardrails.compiled(rules.stream().map(how).toList());
  }

  /** For good: what is taken out of an answer has nobody to be put back for. */
  private static GuardrailRule with(GuardrailRule rule, Action action, OnError onError) {
    return new GuardrailRule(
        rule.set(), rule.at(), rule.check(), rule.parameters(), action, false, onError);
  }
}
