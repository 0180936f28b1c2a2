package io.turnpike.routing.config.document;

import io.turnpike.routing.plan.CacheRule;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.PlanRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a document says beside where requests go, as part of the tree of its root. */
final class RulesTree {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Parameters whose values may be keys. */
  private static final Set<String> SECRET = Set.of("secret", "headers");

  private RulesTree() {}

  static void add(PlanRules rules, ObjectNode tree) {
    CacheRule cache = rules.cache();
    if (cache != null) {
      tree.set("cache", cache(cache));
    }
    add("input_guardrails", rules.guardrails().input(), tree);
    add("output_guardrails", rules.guardrails().output(), tree);
  }

  private static ObjectNode cache(CacheRule rule) {
    ObjectNode cache = PlanTree.object(rule, Set.of("semantic"));
    cache.put("mode", rule.semantic() == null ? "simple" : "semantic");
    if (rule.semantic() != null) {
      cache.setAll(PlanTree.object(rule.semantic(), Set.of()));
    }
    return cache;
  }

  private static void add(String key, List<GuardrailRule> rules, ObjectNode tree) {
    if (!rules.isEmpty()) {
      ArrayNode list = tree.putArray(key);
      rules.forEach(rule -> list.add(guardrail(rule)));
    }
  }

  private static ObjectNode guardrail(GuardrailRule rule) {
    ObjectNode guardrail = PlanTree.object(rule, Set.of("at", "parameters"));
    return guardrail.set("parameters", parameters(rule));
  }

  /** Of what may be a key, only whether it is another one can be told. */
  private static ObjectNode parameters(GuardrailRule rule) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    JSON.readTree(rule.parameters())
        .forEachEntry(
            (key, value) -> sorted.put(key, SECRET.contains(key) ? disguised(value) : value));
    return JsonNodeFactory.instance.objectNode().setAll(sorted);
  }

  private static JsonNode disguised(JsonNode value) {
    String mark = Integer.toHexString(value.hashCode());
    return JsonNodeFactory.instance.stringNode("(not shown, " + mark + ")");
  }
}
