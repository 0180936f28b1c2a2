package io.turnpike.routing.config.document;

import io.turnpike.routing.plan.GuardrailRule;
import io.turnpike.routing.plan.GuardrailRules;
import io.turnpike.routing.plan.PlanRules;
import io.turnpike.routing.plan.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What tells the answers of two plans apart. All that a plan says counts unless it is named here,
 * so that a key which is added to the language makes other answers until somebody knows better.
 */
final class PlanIdentity {

  /** Of a node: what it is called, and how often, how long and how likely it is tried. */
  private static final Set<String> WITHOUT =
      Set.of(
          "at",
          "name",
          "timeouts",
          "retry",
          "hedge",
          "cb_config",
          "weight",
          "percent",
          "probe_percent",
          "shadow");

  /** Under these a node has nodes. */
  private static final Set<String> NODES =
      Set.of("targets", "context_window_fallbacks", "content_policy_fallbacks");

  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private PlanIdentity() {}

  /** Of a document without mistakes; one that keeps no answers needs none. */
  static PlanRules of(Step root, PlanRules rules) {
    return rules.cache() == null
        ? rules
        : rules.identified(fingerprint(root, rules.guardrails()), AskedFields.of(root));
  }

  private static String fingerprint(Step root, GuardrailRules guardrails) {
    ObjectNode all = SORTED.createObjectNode();
    all.set("route", bare(PlanTree.of(root)));
    rules(all.putArray("input"), guardrails.input());
    rules(all.putArray("output"), guardrails.output());
    return sha256(SORTED.writeValueAsString(all));
  }

  private static ObjectNode bare(ObjectNode node) {
    byPlace(node);
    node.remove(WITHOUT);
    NODES.forEach(key -> node.path(key).forEach(below -> bare((ObjectNode) below)));
    return node;
  }

  /** Conditions name where they lead; which of the targets that is counts, not how it is called. */
  private static void byPlace(ObjectNode node) {
    List<String> names =
        node.path("targets").valueStream().map(target -> target.path("name").asString("")).toList();
    node.path("conditions").forEach(condition -> byPlace((ObjectNode) condition, "then", names));
    byPlace(node, "default", names);
  }

  private static void byPlace(ObjectNode holder, String key, List<String> names) {
    JsonNode name = holder.path(key);
    int place = name.isString() ? names.indexOf(name.stringValue()) : -1;
    if (place >= 0) {
      holder.put(key, place);
    }
  }

  private static void rules(ArrayNode into, List<GuardrailRule> rules) {
    for (GuardrailRule rule : rules) {
      into.addObject()
          .put("check", rule.check())
          .put("parameters", rule.parameters())
          .put("action", rule.action().word())
          .put("reversible", rule.reversible())
          .put("on_error", rule.onError().word());
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }
}
