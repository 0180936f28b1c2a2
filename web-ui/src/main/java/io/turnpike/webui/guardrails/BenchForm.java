package io.turnpike.webui.guardrails;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.guard.GuardrailTrials.Choice;
import io.turnpike.routing.guard.GuardrailTrials.Choice.OfSet;
import io.turnpike.routing.guard.GuardrailTrials.Choice.Written;
import io.turnpike.routing.guard.GuardrailTrials.Material;
import io.turnpike.routing.guard.GuardrailTrials.Material.Messages;
import io.turnpike.routing.guard.GuardrailTrials.Material.Text;
import io.turnpike.webui.view.Submitted;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked on the bench: a text or messages, and a set or a list of checks. */
final class BenchForm {

  static final String LIST =
      """
      [
        { "pii": { "entities": ["email", "credit_card"] }, "action": "redact" }
      ]
      """;

  private BenchForm() {}

  /** What the page begins with. */
  static Map<String, String> fresh(String set) {
    return Map.of("kind", "text", "text", "", "set", set, "list", LIST, "side", "input");
  }

  static Material material(Submitted submitted) {
    String text = submitted.document("text");
    return submitted.text("kind").equals("messages")
        ? new Messages(json("/text", text))
        : new Text(text);
  }

  static Choice choice(Submitted submitted) {
    boolean output = submitted.text("side").equals("output");
    String set = submitted.text("set");
    return set.isEmpty()
        ? new Written(json("/list", submitted.document("list")), output)
        : new OfSet(set, output);
  }

  private static JsonNode json(String pointer, String text) {
    try {
      JsonNode tree = JsonMapper.shared().readTree(text);
      if (tree != null && tree.isArray()) {
        return tree;
      }
    } catch (JacksonException broken) {
      // Falls through to the one sentence that says what is accepted.
    }
    throw InvalidInput.at(pointer, "Write a list in JSON: it begins with [ and ends with ].");
  }
}
