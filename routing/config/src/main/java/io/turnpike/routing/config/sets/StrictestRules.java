package io.turnpike.routing.config.sets;

import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import io.turnpike.routing.plan.GuardrailRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Several sets as one list: all their rules in their order, and where some ask for the same check
 * with the same parameters, one rule in place of the first, as strict as the strictest of them.
 */
final class StrictestRules {

  private static final JsonMapper JSON = JsonMapper.shared();

  private StrictestRules() {}

  static GuardrailRules of(List<GuardrailRules> sets) {
    return sets.size() == 1
        ? sets.getFirst()
        : new GuardrailRules(
            merged(sets, GuardrailRules::input), merged(sets, GuardrailRules::output));
  }

  private static List<GuardrailRule> merged(
      List<GuardrailRules> sets, Function<GuardrailRules, List<GuardrailRule>> side) {
    Map<Asked, GuardrailRule> rules = new LinkedHashMap<>();
    sets.stream()
        .flatMap(set -> side.apply(set).stream())
        .forEach(rule -> rules.merge(Asked.by(rule), rule, StrictestRules::stricter));
    return List.copyOf(rules.values());
  }

  /** What it says of itself is the stricter one's: whom to ask about it. */
  private static GuardrailRule stricter(GuardrailRule one, GuardrailRule other) {
    GuardrailRule strict = other.action().compareTo(one.action()) > 0 ? other : one;
    return new GuardrailRule(
        strict.set(),
        strict.at(),
        strict.check(),
        strict.parameters(),
        strict.action(),
        forBoth(one, other, strict),
        onError(one, other));
  }

  /** What one of two takes out for good is not put back. */
  private static boolean forBoth(GuardrailRule one, GuardrailRule other, GuardrailRule strict) {
    return strict.reversible()
        && (one.action() != Action.REDACT || one.reversible())
        && (other.action() != Action.REDACT || other.reversible());
  }

  private static OnError onError(GuardrailRule one, GuardrailRule other) {
    return one.onError() == OnError.DENY ? OnError.DENY : other.onError();
  }

  /**
   * @param parameters whatever order they were written in
   */
  private record Asked(String check, JsonNode parameters) {

    static Asked by(GuardrailRule rule) {
      return new Asked(rule.check(), JSON.readTree(rule.parameters()));
    }
  }
}
