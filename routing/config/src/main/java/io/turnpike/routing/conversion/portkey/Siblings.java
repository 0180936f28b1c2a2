package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.config.language.JsonValues;
import io.turnpike.routing.conversion.report.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The translated targets of one node, each once. */
final class Siblings {

  private final String mode;
  private final ArrayNode targets = JsonNodeFactory.instance.arrayNode();
  private final Map<JsonNode, ObjectNode> known = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  Siblings(String mode) {
    this.mode = mode;
  }

  void add(Source source, ObjectNode target) {
    if (mode.equals("single") && !targets.isEmpty()) {
      source.lost("Left out: mode \"single\" uses the first target only.");
      return;
    }
    String name = target.path("name").asString("");
    if (mode.equals("conditional")) {
      addNamed(source, target, name);
      return;
    }
    ObjectNode first = known.putIfAbsent(unnamed(target), target);
    names.putIfAbsent(name, first == null ? name : first.path("name").asString(""));
    if (first == null) {
      weigh(source, target);
      targets.add(target);
    } else {
      same(source, first);
    }
  }

  /** ConditionWords call them by name, so only names tell them apart. */
  private void addNamed(Source source, ObjectNode target, String name) {
    if (!name.isEmpty() && names.putIfAbsent(name, name) != null) {
      source.lost("Left out: a target before it has the same name.");
    } else {
      weigh(source, target);
      targets.add(target);
    }
  }

  /** Without what only tells siblings apart. */
  private static ObjectNode unnamed(ObjectNode target) {
    return target.deepCopy().without(Set.of("name"));
  }

  private void same(Source source, ObjectNode first) {
    Source weight = weight(source);
    if (mode.equals("loadbalance")) {
      double own = weight == null ? 1 : weight.json().asDouble(1);
      first.set("weight", JsonValues.number(first.path("weight").asDouble(1) + own));
      source.adjusted("Says the same as a target before it; their weights were added up.");
    } else {
      source.lost("Left out: it says the same as a target before it; \"retry\" tries one again.");
    }
  }

  private void weigh(Source source, ObjectNode target) {
    Source weight = weight(source);
    if (weight == null) {
      return;
    }
    if (!mode.equals("loadbalance")) {
      weight.lost("Left out: weights count under mode \"loadbalance\" only.");
    } else {
      NodeWords.plain(weight, "weight", target);
    }
  }

  private static @Nullable Source weight(Source target) {
    return target.json().isObject() ? target.get("weight") : null;
  }

  boolean isEmpty() {
    return targets.isEmpty();
  }

  /** The target that serves in the place of that one; null when there is none of that name. */
  @Nullable String serving(String name) {
    return name.isEmpty() ? null : names.get(name);
  }

  ArrayNode json() {
    return targets;
  }
}
