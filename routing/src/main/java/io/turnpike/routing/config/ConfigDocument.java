package io.turnpike.routing.config;

import io.turnpike.routing.RoutePlan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A config document after reading: the compiled strategy tree, which connections it mentions, every
 * mistake found, and what is allowed but hardly meant. Without mistakes there is a root.
 *
 * @param root null when the document is too wrong to have one
 * @param mentions in document order; not yet compared with what the organization has
 */
record ConfigDocument(
    @Nullable Step root, List<Mention> mentions, Mistakes mistakes, Warnings warnings) {

  /**
   * A target's connection.
   *
   * @param at its {@code provider} field
   * @param model the model the target insists on; null for the client's choice
   * @param modelAt where that model is written
   */
  record Mention(Pointer at, String connection, @Nullable String model, Pointer modelAt) {}

  /** Never throws: what is wrong is among the mistakes. */
  static ConfigDocument read(String text) {
    Mistakes mistakes = new Mistakes();
    Warnings warnings = new Warnings();
    JsonNode json = JsonText.read(text, mistakes);
    return json == null
        ? new ConfigDocument(null, List.of(), mistakes, warnings)
        : new NodeCompiler(mistakes, warnings).compile(json);
  }

  /** Throws InvalidInput with all mistakes; there is a root when it does not. */
  Step compiled() {
    mistakes.refuse();
    if (root == null) {
      throw new IllegalStateException("A document without mistakes has no root.");
    }
    return root;
  }
}
