package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Source;
import io.turnpike.routing.guardrails.Subject.Side;
import io.turnpike.routing.guardrails.rules.RuleReader;
import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRule.Action;
import io.turnpike.routing.plan.GuardrailRule.OnError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Guardrails in Portkey's short form, those that are its checks too. */
final class ExportedGuardrails {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Set<String> THEIRS =
      Set.of(
          "regexMatch",
          "regexReplace",
          "contains",
          "wordCount",
          "sentenceCount",
          "characterCount",
          "alluppercase",
          "alllowercase",
          "endsWith",
          "notNull",
          "jsonSchema",
          "jsonKeys",
          "validUrls",
          "containsCode",
          "modelWhitelist",
          "modelRules",
          "allowedRequestTypes",
          "requiredMetadataKeys",
          "requiredMetadataKeyValuePairs",
          "requestParametersCheck",
          "addPrefix",
          "webhook");

  /** Parameters that Portkey spells otherwise; nothing for those that it does not have. */
  private static final Map<String, String> SPELT =
      Map.ofEntries(
          Map.entry("wordCount.min", "minWords"),
          Map.entry("wordCount.max", "maxWords"),
          Map.entry("sentenceCount.min", "minSentences"),
          Map.entry("sentenceCount.max", "maxSentences"),
          Map.entry("characterCount.min", "minCharacters"),
          Map.entry("characterCount.max", "maxCharacters"),
          Map.entry("webhook.url", "webhookURL"),
          Map.entry("webhook.forward_headers", "forwardHeaders"),
          Map.entry("webhook.secret", ""),
          Map.entry("jsonSchema.repair", ""),
          Map.entry("validUrls.allow", ""),
          Map.entry("validUrls.deny", ""));

  private ExportedGuardrails() {}

  static void write(String key, Source list, ObjectNode target) {
    Side side = key.startsWith("output") || key.startsWith("after") ? Side.OUTPUT : Side.INPUT;
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    list.children().forEach(element -> element(element, side, kept));
    if (list.children().isEmpty()) {
      list.carried("Says nothing: the list is empty.");
    }
    target.set(side == Side.INPUT ? "input_guardrails" : "output_guardrails", kept);
  }

  private static void element(Source element, Side side, ArrayNode kept) {
    List<GuardrailRule> rules =
        new RuleReader(null, (_, _) -> {})
            .read(JsonNodeFactory.instance.arrayNode().add(element.json()), side, "");
    List<ObjectNode> theirs = rules.stream().flatMap(rule -> stream(exported(rule))).toList();
    kept.addAll(theirs);
    if (theirs.isEmpty()) {
      element.lost("Left out: Portkey has no such check, or cannot take out what it finds.");
    } else {
      element.adjusted(
          "The same check; Portkey looks at the last message only, and lets streams through."
              + (theirs.size() < rules.size() ? " Others beside it were left out." : ""));
    }
  }

  private static Stream<ObjectNode> stream(@Nullable ObjectNode one) {
    return Stream.ofNullable(one);
  }

  private static @Nullable ObjectNode exported(GuardrailRule rule) {
    boolean redacts = rule.action() == Action.REDACT;
    if (!THEIRS.contains(rule.check()) || redacts && !rule.check().equals("regexReplace")) {
      return null;
    }
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    JSON.readTree(rule.parameters())
        .forEachEntry(
            (key, value) -> {
              String spelt = SPELT.getOrDefault(rule.check() + "." + key, key);
              if (!spelt.isEmpty()) {
                parameters.set(spelt, value);
              }
            });
    if (rule.onError() == OnError.DENY) {
      parameters.put("failOnError", true);
    }
    ObjectNode element = JsonNodeFactory.instance.objectNode();
    element.set("default." + rule.check(), parameters);
    return element.put("deny", rule.action() == Action.DENY);
  }
}
