package io.turnpike.routing.conversion.difference;

import io.turnpike.routing.config.DocumentLanguage;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A node of a plan's tree, and what people call it. */
record PlanNode(JsonNode tree) {

  private static final Set<String> ORDERED = Set.of("fallback", "canary", "single");

  static boolean is(JsonNode value) {
    return value.has("at");
  }

  /** For people; null for what is not there. */
  static @Nullable String text(JsonNode element) {
    if (is(element)) {
      return new PlanNode(element).full();
    }
    return element.isMissingNode() ? null : DocumentLanguage.visible(element.toString());
  }

  String at() {
    return tree.path("at").asString("");
  }

  /** The place of what it has, its own for what has none. */
  String at(JsonNode element) {
    return element.path("at").asString(at());
  }

  boolean isTarget() {
    return !tree.has("targets");
  }

  /** Whether the order of what it has under this key says which is asked first. */
  boolean isOrdered(String key) {
    return !key.equals("targets") || ORDERED.contains(mode());
  }

  /** By its name, else by where it leads. */
  String label() {
    String name = tree.path("name").asString("");
    if (!name.isEmpty()) {
      return DocumentLanguage.quoted(name);
    }
    return isTarget() ? address(tree) : mode() + " over " + over();
  }

  /** With what its node says of it. */
  private String full() {
    String address = isTarget() && tree.has("name") ? ", " + address(tree) : "";
    return label() + address + rank("weight") + rank("priority");
  }

  private String rank(String word) {
    return tree.has(word) ? ", " + word + " " + tree.get(word).asString() : "";
  }

  private String mode() {
    return tree.path("mode").asString("");
  }

  private String over() {
    List<String> all = targets(tree).map(PlanNode::address).distinct().toList();
    String first = String.join(", ", all.subList(0, Math.min(3, all.size())));
    return first + (all.size() > 3 ? " and " + (all.size() - 3) + " more" : "");
  }

  /** All targets below it, itself when it is one. */
  static Stream<JsonNode> targets(JsonNode node) {
    return node.has("targets")
        ? node.path("targets").valueStream().flatMap(PlanNode::targets)
        : Stream.of(node);
  }

  static String address(JsonNode target) {
    String connection = target.path("provider").asString("");
    String model = target.path("override_params").path("model").asString("");
    return (connection.equals("@") ? "passthrough" : "@" + connection)
        + (model.isEmpty() ? "" : " (" + DocumentLanguage.visible(model) + ")");
  }
}
