package io.turnpike.routing.dialects.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A document in which something else stands in one place. */
public final class MutatedDocument {

  private static final List<JsonNode> VALUES =
      List.of(
              "null",
              "true",
              "0",
              "-1.5",
              "\"\"",
              "\"text\"",
              "[]",
              "{}",
              "[null]",
              "[[1]]",
              "{\"a\":1}")
          .stream()
          .map(
              json -> TranslationPairs.json(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
          .toList();

  private MutatedDocument() {}

  public static JsonNode with(JsonNode document, Random random) {
    JsonNode copy = document.deepCopy();
    List<JsonNode> containers = new ArrayList<>();
    collect(copy, containers);
    JsonNode odd = VALUES.get(random.nextInt(VALUES.size()));
    switch (containers.get(random.nextInt(containers.size()))) {
      case ObjectNode object -> {
        List<String> names = List.copyOf(object.propertyNames());
        object.set(names.get(random.nextInt(names.size())), odd);
      }
      case ArrayNode array -> array.set(random.nextInt(array.size()), odd);
      default -> throw new AssertionError("Only containers are collected.");
    }
    return copy;
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainer() && !node.isEmpty()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }
}
