package io.turnpike.routing.conversion.difference;

import io.turnpike.routing.ConfigConversion.Difference;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.config.document.PlanTree;
import io.turnpike.routing.plan.PlanRules;
import io.turnpike.routing.plan.Step;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares what two documents compile to, so that spelling, order of keys, inheritance and defaults
 * written out make no difference. Every value of either plan is met, so none can be forgotten.
 */
public final class PlanDifference {

  /** What belongs to the node that a target becomes, and not to the target in it. */
  private static final List<String> ABOVE =
      List.of(
          "weight",
          "priority",
          "context_window_fallbacks",
          "content_policy_fallbacks",
          "shadow",
          "cache",
          "input_guardrails",
          "output_guardrails");

  private static final Set<String> PARAMETERS = Set.of("override_params", "default_params");

  private final Changes changes = new Changes();

  private PlanDifference() {}

  /** InvalidInput for a document that does not compile. */
  public static Difference between(String before, String after) {
    return between(
        DocumentLanguage.compiled(before),
        DocumentLanguage.rules(before),
        DocumentLanguage.compiled(after),
        DocumentLanguage.rules(after));
  }

  /** Of two compiled documents. */
  public static Difference between(
      Step before, PlanRules beside, Step after, PlanRules besideAfter) {
    return between(PlanTree.of(before, beside), PlanTree.of(after, besideAfter));
  }

  /** Of where two compiled documents lead. */
  public static Difference between(Step before, Step after) {
    return between(PlanTree.of(before), PlanTree.of(after));
  }

  private static Difference between(JsonNode before, JsonNode after) {
    PlanDifference difference = new PlanDifference();
    difference.nodes(before, after);
    return difference.changes.told();
  }

  /** A target against a node with targets counts as the only one of such a node. */
  void nodes(JsonNode before, JsonNode after) {
    if (before.has("targets") != after.has("targets")) {
      fields(new PlanNode(group(after)), "", group(before), group(after));
    } else {
      fields(new PlanNode(after), "", before, after);
    }
  }

  private static JsonNode group(JsonNode node) {
    if (node.has("targets")) {
      return node;
    }
    ObjectNode group = JsonNodeFactory.instance.objectNode().put("mode", "single");
    group.set("at", node.path("at"));
    ObjectNode target = (ObjectNode) node.deepCopy();
    for (String word : ABOVE) {
      if (target.has(word)) {
        group.set(word, target.remove(word));
      }
    }
    group.putArray("targets").add(target);
    return group;
  }

  private void fields(PlanNode node, String path, JsonNode before, JsonNode after) {
    Set<String> keys = new LinkedHashSet<>(before.propertyNames());
    keys.addAll(after.propertyNames());
    if (path.isEmpty()) {
      keys.remove("at");
    }
    for (String key : keys) {
      String place = path.isEmpty() ? key : path + "." + key;
      values(node, place, before.path(key), after.path(key));
    }
  }

  private void values(PlanNode node, String key, JsonNode before, JsonNode after) {
    if (isOpaque(key)) {
      whole(node, key, before, after);
    } else if (PARAMETERS.contains(key)) {
      fields(node, key, before, after);
    } else if (Elements.areIn(before) || Elements.areIn(after)) {
      elements(node, key, before, after);
    } else if (PlanNode.is(before) && PlanNode.is(after)) {
      nodes(before, after);
    } else if (PlanNode.is(before) || PlanNode.is(after)) {
      changes.add(node.at(), node, key, PlanNode.text(before), PlanNode.text(after));
    } else if (before.isObject() || after.isObject()) {
      if (key.equals("retry") && triesNothing(before) && triesNothing(after)) {
        return;
      }
      fields(node, key, before, after);
    } else {
      whole(node, key, before, after);
    }
  }

  /** Values of a request, of a check, and conditions, whose own keys are not the language's. */
  private static boolean isOpaque(String key) {
    return PARAMETERS.stream().anyMatch(word -> key.startsWith(word + "."))
        || key.contains(".parameters.")
        || key.endsWith(".query");
  }

  private void whole(PlanNode node, String key, JsonNode before, JsonNode after) {
    if (!before.equals(after)) {
      changes.value(node, key, before, after);
    }
  }

  private void elements(PlanNode node, String key, JsonNode before, JsonNode after) {
    Elements elements = Elements.of(before, after);
    for (JsonNode gone : elements.gone()) {
      changes.add(node.at(gone), node, key, PlanNode.text(gone), null);
    }
    for (JsonNode added : elements.added()) {
      changes.add(node.at(added), node, key, null, PlanNode.text(added));
    }
    if (!elements.keepOrder() && node.isOrdered(key)) {
      String order = "order of " + key;
      changes.add(node.at(), node, order, Elements.texts(before), Elements.texts(after));
    }
    boolean sameShares = elements.haveSameShares();
    for (Elements.Pair pair : elements.pairs()) {
      if (!PlanNode.is(pair.after())) {
        fields(node, key + "." + pair.place(), pair.before(), pair.after());
      } else if (sameShares) {
        nodes(unweighted(pair.before()), unweighted(pair.after()));
      } else {
        nodes(pair.before(), pair.after());
      }
    }
  }

  /** On which answers, and after how long, means nothing then. */
  private static boolean triesNothing(JsonNode retry) {
    return retry.path("attempts").asInt(0) == 0 && retry.path("per_class").isEmpty();
  }

  private static JsonNode unweighted(JsonNode node) {
    return ((ObjectNode) node.deepCopy()).without("weight");
  }
}
