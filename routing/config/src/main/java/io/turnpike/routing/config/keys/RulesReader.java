package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.guardrails.rules.RuleReader;
import io.turnpike.routing.guardrails.rules.RuleReader.Asked;
import io.turnpike.routing.plan.CacheRule;
import io.turnpike.routing.plan.CacheRule.SemanticRule;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRules;
import io.turnpike.routing.plan.PlanRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a document says beside where a request goes: {@code cache} and guardrails.
 *
 * @param asked provider connections that they need
 */
public record RulesReader(PlanRules rules, List<Asked> asked) {

  public static RulesReader read(Fields document) {
    RuleReader guardrails = new RuleReader(null, document.findings().mistakes()::addAt);
    CacheRule cache = CacheReader.read(document);
    GuardrailRules rules =
        new GuardrailRules(
            list(document, "input_guardrails", Side.INPUT, guardrails),
            list(document, "output_guardrails", Side.OUTPUT, guardrails));
    document.findings().weight().addBytes(guardrails.weight());
    return new RulesReader(new PlanRules(cache, rules), asked(document, cache, guardrails));
  }

  private static List<GuardrailRule> list(
      Fields document, String key, Side side, RuleReader guardrails) {
    JsonNode list = document.get(key);
    return list == null ? List.of() : guardrails.read(list, side, document.place(key).text());
  }

  private static List<Asked> asked(
      Fields document, @Nullable CacheRule cache, RuleReader guardrails) {
    List<Asked> asked = new ArrayList<>(guardrails.asked());
    SemanticRule semantic = cache == null ? null : cache.semantic();
    String connection = semantic == null ? null : semantic.connection();
    if (semantic != null && connection != null) {
      asked.add(new Asked(document.place("cache").text(), connection, semantic.model()));
    }
    return List.copyOf(asked);
  }
}
