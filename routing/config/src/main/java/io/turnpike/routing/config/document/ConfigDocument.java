package io.turnpike.routing.config.document;

import io.turnpike.routing.config.keys.KeyTable;
import io.turnpike.routing.config.language.Findings;
import io.turnpike.routing.config.language.JsonText;
import io.turnpike.routing.config.language.Mistakes;
import io.turnpike.routing.config.language.Warnings;
import io.turnpike.routing.plan.PlanRules;
import io.turnpike.routing.plan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A config document after reading: the compiled strategy tree, which connections it mentions, every
 * mistake found, and what is allowed but hardly meant. Without mistakes there is a root.
 *
 * @param root null when the document is too wrong to have one
 * @param rules what it says beside
 * @param mentions in document order; not yet compared with what the organization has
 */
public record ConfigDocument(
    @Nullable Step root, PlanRules rules, List<Mention> mentions, Findings findings) {

  /** Never throws: what is wrong is among the mistakes. */
  public static ConfigDocument read(String text) {
    return read(text, KeyTable.STANDARD);
  }

  /** One that a request brings: where it names no provider itself, the request does. */
  public static ConfigDocument readOfRequest(String text) {
    return read(text, KeyTable.STANDARD, true);
  }

  /**
   * @param table the keys that nodes may have
   */
  public static ConfigDocument read(String text, KeyTable table) {
    return read(text, table, false);
  }

  private static ConfigDocument read(String text, KeyTable table, boolean ofRequest) {
    Findings findings = new Findings();
    JsonNode json = JsonText.read(text, findings.mistakes());
    return json == null
        ? new ConfigDocument(null, PlanRules.NONE, List.of(), findings)
        : new NodeCompiler(findings, ofRequest).compile(json, table);
  }

  public Mistakes mistakes() {
    return findings.mistakes();
  }

  public Warnings warnings() {
    return findings.warnings();
  }

  /**
   * Bytes that the plan takes, roughly, with what it takes to remember it.
   *
   * @param characters of the text
   */
  public int weight(int characters) {
    return 400 + 2 * characters + findings.weight().bytes();
  }

  /** Throws InvalidInput with all mistakes; there is a root when it does not. */
  public Step compiled() {
    mistakes().refuse();
    if (root == null) {
      throw new IllegalStateException("A document without mistakes has no root.");
    }
    return root;
  }
}
