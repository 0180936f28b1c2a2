package io.turnpike.routing.gateway.guard;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.turnpike.routing.gateway.call.Guards.Rules;
import io.turnpike.routing.guardrails.CompiledRule;
import io.turnpike.routing.guardrails.Guardrails;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRules;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Rules with their checks: made once for a config or a set, for as long as somebody goes by it. */
@Component
class RuleBook {

  private final LoadingCache<GuardrailRules, Rules> compiled =
      Caffeine.newBuilder().weakKeys().executor(Runnable::run).build(RuleBook::compiled);

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
        Guardrails.compiled(rules.output().stream().map(RuleBook::forGood).toList()));
  }

  /** What is taken out of an answer has nobody to be put back for. */
  private static GuardrailRule forGood(GuardrailRule rule) {
    return rule.reversible()
        ? new GuardrailRule(
            rule.set(),
            rule.at(),
            rule.check(),
            rule.parameters(),
            rule.action(),
            false,
            rule.onError())
        : rule;
  }
}
