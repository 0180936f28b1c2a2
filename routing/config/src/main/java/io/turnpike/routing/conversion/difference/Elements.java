package io.turnpike.routing.conversion.difference;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two lists of objects, and which of the earlier ones each of the later ones was. Nodes: by name,
 * else by being equal, else by provider and model, else by provider, else the next of its kind.
 * Conditions: by being equal, else by what they ask, else by where they lead, else the next.
 * Checks: by being equal, else by parameters, else by their names.
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

  private static final List<Function<JsonNode, @Nullable Object>> CHECKS =
      List.of(it -> it, it -> List.of(it.path("check"), it.path("parameters")), it -> it.path("check"));

  /** By their places, what nothing of the other list has been found to be. */
  private final Map<Integer, JsonNode> gone = new TreeMap<>();

  private final Map<Integer, JsonNode> added = new TreeMap<>();
  private final Map<Integer, Pair> pairs = new TreeMap<>();

  private Elements(JsonNode before, JsonNode after) {
    before.forEach(element -> gone.put(gone.size(), element));
    after.forEach(element -> added.put(added.size(), element));
  }

  /** Whether the value is a list of objects, which are told apart one by one. */
  static boolean areIn(JsonNode value) {
    return value.isArray() && value.path(0).isObject();
  }

  static Elements of(JsonNode before, JsonNode after) {
    Elements elements = new Elements(before, after);
    boolean nodes = PlanNode.is(before.path(0)) || PlanNode.is(after.path(0));
    boolean checks = before.path(0).has("check") || after.path(0).has("check");
    (nodes ? NODES : checks ? CHECKS : CONDITIONS).forEach(elements::by);
    return elements;
  }

  /** What each is called, in order. */
  static String texts(JsonNode list) {
    return list.valueStream()
        .map(it -> PlanNode.is(it) ? new PlanNode(it).label() : name(it))
        .collect(Collectors.joining(", "));
  }

  private static String name(JsonNode element) {
    return element.path(element.has("check") ? "check" : "then").asString("");
  }

  /**
   * @param place in the later list, from 0
   * @param from its place in the earlier one
   */
  record Pair(JsonNode before, JsonNode after, int place, int from) {}

  private void by(Function<JsonNode, @Nullable Object> likeness) {
    Map<@Nullable Object, Deque<Map.Entry<Integer, JsonNode>>> free = new HashMap<>();
    gone.forEach(
        (from, old) ->
            free.computeIfAbsent(likeness.apply(old), _ -> new ArrayDeque<>())
                .add(Map.entry(from, old)));
    free.remove(null);
    new TreeMap<>(added)
        .forEach(
            (place, now) -> {
              Deque<Map.Entry<Integer, JsonNode>> found = free.get(likeness.apply(now));
              if (found != null && !found.isEmpty()) {
                pair(found.remove(), now, place);
              }
            });
  }

  private void pair(Map.Entry<Integer, JsonNode> old, JsonNode now, int place) {
    pairs.put(place, new Pair(old.getValue(), now, place, old.getKey()));
    gone.remove(old.getKey());
    added.remove(place);
  }

  /** In the later order. */
  Collection<Pair> pairs() {
    return pairs.values();
  }

  Collection<JsonNode> gone() {
    return gone.values();
  }

  Collection<JsonNode> added() {
    return added.values();
  }

  boolean keepOrder() {
    List<Integer> order = pairs().stream().map(Pair::from).toList();
    return order.equals(order.stream().sorted().toList());
  }

  /** Whether all are still there, and their weights are the same shares in other numbers. */
  boolean haveSameShares() {
    double old = pairs().stream().mapToDouble(pair -> weight(pair.before())).sum();
    double now = pairs().stream().mapToDouble(pair -> weight(pair.after())).sum();
    return gone.isEmpty()
        && added.isEmpty()
        && old > 0
        && now > 0
        && pairs().stream()
            .allMatch(p -> Math.abs(weight(p.before()) / old - weight(p.after()) / now) < 1e-9);
  }

  private static double weight(JsonNode node) {
    return node.path("weight").asDouble(0);
  }
}
