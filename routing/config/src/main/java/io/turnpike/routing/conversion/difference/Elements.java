package io.turnpike.routing.conversion.difference;

import io.turnpike.routing.config.DocumentLanguage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two lists of objects, and which of the earlier ones each of the later ones was. Nodes: by name,
 * else by being equal, else by provider and model, else by provider, else the next of its kind.
 * Conditions: by being equal, else by what they ask, else by where they lead, else the next.
 */
final class Elements {

  private static final List<Function<JsonNode, @Nullable Object>> NODES =
      List.of(
          node -> node.path("name").stringValue(null),
          node -> ((ObjectNode) node.deepCopy()).without(List.of("at", "weight", "priority")),
          node -> PlanNode.targets(node).map(PlanNode::address).toList(),
          node -> PlanNode.targets(node).map(target -> target.path("provider")).toList(),
          node -> node.has("targets"));

  private static final List<Function<JsonNode, @Nullable Object>> CONDITIONS =
      List.of(it -> it, it -> it.path("query"), it -> it.path("then"), _ -> true);

  private final List<JsonNode> before;
  private final List<JsonNode> after;
  private final Map<Integer, Integer> origins = new HashMap<>();

  private Elements(List<JsonNode> before, List<JsonNode> after) {
    this.before = before;
    this.after = after;
  }

  /** Whether the value is a list of objects, which are told apart one by one. */
  static boolean areIn(JsonNode value) {
    return value.isArray() && value.path(0).isObject();
  }

  static Elements of(JsonNode before, JsonNode after) {
    Elements elements = new Elements(before.valueStream().toList(), after.valueStream().toList());
    boolean nodes = PlanNode.is(before.path(0)) || PlanNode.is(after.path(0));
    (nodes ? NODES : CONDITIONS).forEach(elements::by);
    return elements;
  }

  /** For people; null for what is not there. */
  static @Nullable String text(JsonNode element) {
    if (PlanNode.is(element)) {
      return new PlanNode(element).full();
    }
    return element.isMissingNode() ? null : DocumentLanguage.visible(element.toString());
  }

  /** What each is called, in order. */
  static String texts(JsonNode list) {
    return list.valueStream()
        .map(it -> PlanNode.is(it) ? new PlanNode(it).label() : it.path("then").asString(""))
        .collect(Collectors.joining(", "));
  }

  /**
   * @param place in the later list, from 0
   * @param from its place in the earlier one
   */
  record Pair(JsonNode before, JsonNode after, int place, int from) {}

  /** In the later order. */
  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      Integer from = origins.get(i);
      if (from != null) {
        pairs.add(new Pair(before.get(from), after.get(i), i, from));
      }
    }
    return pairs;
  }

  List<JsonNode> gone() {
    return rest(before, origins::containsValue);
  }

  List<JsonNode> added() {
    return rest(after, origins::containsKey);
  }

  boolean keepOrder() {
    List<Integer> order = pairs().stream().map(Pair::from).toList();
    return order.equals(order.stream().sorted().toList());
  }

  /** Whether all are still there, and their weights are the same shares in other numbers. */
  boolean haveSameShares() {
    double old = sum(before);
    double now = sum(after);
    return origins.size() == before.size()
        && origins.size() == after.size()
        && old > 0
        && now > 0
        && pairs().stream()
            .allMatch(p -> Math.abs(weight(p.before()) / old - weight(p.after()) / now) < 1e-9);
  }

  private void by(Function<JsonNode, @Nullable Object> likeness) {
    Map<Object, List<Integer>> free = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      Object key = origins.containsValue(i) ? null : likeness.apply(before.get(i));
      if (key != null) {
        free.computeIfAbsent(key, _ -> new ArrayList<>()).add(i);
      }
    }
    for (int i = 0; i < after.size(); i++) {
      Object key = origins.containsKey(i) ? null : likeness.apply(after.get(i));
      List<Integer> found = key == null ? null : free.get(key);
      if (found != null && !found.isEmpty()) {
        origins.put(i, found.removeFirst());
      }
    }
  }

  private static List<JsonNode> rest(List<JsonNode> all, IntPredicate matched) {
    List<JsonNode> rest = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!matched.test(i)) {
        rest.add(all.get(i));
      }
    }
    return rest;
  }

  private static double sum(List<JsonNode> nodes) {
    return nodes.stream().mapToDouble(Elements::weight).sum();
  }

  private static double weight(JsonNode node) {
    return node.path("weight").asDouble(0);
  }
}
