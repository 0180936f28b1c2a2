package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.guardrails.RuleReader;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRules;
import io.turnpike.routing.plan.PlanRules;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a document says beside where a request goes: {@code cache} and guardrails. */
public final class RulesReader {

  private RulesReader() {}

  public static PlanRules read(Fields document) {
    return new PlanRules(
        CacheReader.read(document),
        new GuardrailRules(
            guardrails(document, "input_guardrails"), guardrails(document, "output_guardrails")));
  }

  private static List<GuardrailRule> guardrails(Fields document, String key) {
    JsonNode list = document.get(key);
    return list == null
        ? List.of()
        : new RuleReader(null, document.findings().mistakes()::addAt)
            .read(list, document.place(key).text());
  }
}
