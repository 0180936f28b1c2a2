package io.turnpike.routing.config;

import io.turnpike.routing.plan.RoutePlan.Step;
import io.turnpike.routing.plan.RoutePlan.Target;
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
record ConfigDocument(@Nullable Step root, List<Mention> mentions, Findings findings) {

  /**
   * A target's connection.
   *
   * @param at where it is named
   * @param modelAt where the model is that the target insists on; as {@code at} without one of its
   *     own
   */
  record Mention(Pointer at, Pointer modelAt, Target target) {

    String connection() {
      return target.connection();
    }

    /** Null for the client's choice. */
    @Nullable String model() {
      return target.model();
    }
  }

  /** Never throws: what is wrong is among the mistakes. */
  static ConfigDocument read(String text) {
    Findings findings = new Findings();
    JsonNode json = JsonText.read(text, findings.mistakes());
    return json == null
        ? new ConfigDocument(null, List.of(), findings)
        : new NodeCompiler(findings).compile(json);
  }

  Mistakes mistakes() {
    return findings.mistakes();
  }

  Warnings warnings() {
    return findings.warnings();
  }

  /**
   * Bytes that the plan takes, roughly, with what it takes to remember it.
   *
   * @param characters of the text
   */
  int weight(int characters) {
    return 400 + 2 * characters + findings.bulk().bytes();
  }

  /** Throws InvalidInput with all mistakes; there is a root when it does not. */
  Step compiled() {
    mistakes().refuse();
    if (root == null) {
      throw new IllegalStateException("A document without mistakes has no root.");
    }
    return root;
  }
}
