package io.turnpike.routing.conversion.litellm;

import io.turnpike.routing.config.keys.Failures;
import io.turnpike.routing.conversion.litellm.Groups.ModelGroup;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a group's requests go by: its own tiers, then those of the groups that follow it. */
final class GroupDocument {

  /** Lists of their own, and the failure that each is for. */
  private static final Map<String, String> SPECIAL =
      Map.of(
          "context_window_fallbacks", "context_length",
          "content_policy_fallbacks", "content_filter");

  private final Groups groups;
  private final CommonSettings settings;
  private final Map<String, List<ObjectNode>> tiers = new HashMap<>();

  GroupDocument(Groups groups, CommonSettings settings) {
    this.groups = groups;
    this.settings = settings;
  }

  /**
   * @param whole with all that follows the group
   */
  ObjectNode of(ModelGroup group, boolean whole) {
    Set<ObjectNode> chain = new LinkedHashSet<>(tiers(group));
    int own = chain.size();
    if (whole) {
      settings.fallbacks().after(group.name()).forEach(next -> chain.addAll(tiers(next)));
    }
    ObjectNode node = chain.size() == 1 ? chain.iterator().next().deepCopy() : inOrder(chain);
    settings
        .top(group.name())
        .properties()
        .forEach(word -> merge(node, word.getKey(), (ObjectNode) word.getValue()));
    if (whole) {
      SPECIAL.keySet().stream().sorted().forEach(kind -> special(group, kind, node));
    }
    if (chain.size() > own) {
      afterAnyFailure(node);
    }
    Times.makeRoom(node);
    return node;
  }

  /** As there; but what has a list of its own takes that way. */
  private static void afterAnyFailure(ObjectNode node) {
    ArrayNode on = node.withObjectProperty("strategy").putArray("on");
    Failures.WORDS.stream().filter(word -> !turnsOff(word, node)).forEach(on::add);
  }

  private static boolean turnsOff(String failure, ObjectNode node) {
    return SPECIAL.entrySet().stream()
        .anyMatch(each -> each.getValue().equals(failure) && node.has(each.getKey()));
  }

  /** What a single deployment says itself goes before what is said for all. */
  private static void merge(ObjectNode node, String word, ObjectNode common) {
    if (word.equals("timeouts") && node.has(word)) {
      ObjectNode own = (ObjectNode) node.get(word);
      common.properties().forEach(field -> own.putIfAbsent(field.getKey(), field.getValue()));
    } else if (!node.has(word)) {
      node.set(word, common.deepCopy());
    }
  }

  private static ObjectNode inOrder(Set<ObjectNode> chain) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.putObject("strategy").put("mode", "fallback");
    ArrayNode targets = node.putArray("targets");
    chain.forEach(step -> targets.add(step.deepCopy()));
    return node;
  }

  private void special(ModelGroup group, String kind, ObjectNode node) {
    Set<ObjectNode> distinct = new LinkedHashSet<>();
    settings.fallbacks().special(kind, group.name()).forEach(next -> distinct.addAll(tiers(next)));
    if (!distinct.isEmpty()) {
      ArrayNode detours = node.putArray(kind);
      distinct.forEach(step -> detours.add(step.deepCopy()));
    }
  }

  private List<ObjectNode> tiers(String name) {
    ModelGroup group = groups.serving(name);
    return group == null ? List.of() : tiers(group);
  }

  private List<ObjectNode> tiers(ModelGroup group) {
    return tiers.computeIfAbsent(group.name(), _ -> GroupNode.tiers(group, settings.mode()));
  }
}
