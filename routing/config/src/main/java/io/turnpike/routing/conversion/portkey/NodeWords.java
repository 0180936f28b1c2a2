package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Grammar;
import io.turnpike.routing.conversion.report.Source;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a node of any kind may say beside where it leads. */
final class NodeWords {

  static final String SAME = "Means the same here.";

  private static final Map<String, String> INSTEAD =
      Map.of(
          "prompt_id", "Left out: saved prompts have no counterpart; send the messages.",
          "strict_open_ai_compliance",
              "Left out: answers always keep to the dialect that the client speaks.");

  private NodeWords() {}

  static void carry(String word, Source field, ObjectNode target) {
    switch (word) {
      case "name", "weight" -> {}
      case "passthrough" -> passthrough(field, target);
      case "$schema" -> field.lost("Left out: it names Portkey's schema.");
      case "override_params", "default_params" -> Params.carry(word, field, target);
      case "forward_headers" -> headers(field, target);
      case "retry" -> RetryWords.carry(field, target);
      case "cb_config" -> Breakers.carry(field, target, target);
      default -> plain(field, word, target);
    }
  }

  /** On a target that leads to whatever provider the request names it is written already. */
  private static void passthrough(Source field, ObjectNode target) {
    if (!target.has("passthrough")) {
      plain(field, "passthrough", target);
    }
  }

  /** Taken word for word, or not at all. */
  static void plain(Source field, String word, ObjectNode target) {
    String refusal = Grammar.refusal(word, field.json());
    if (refusal == null) {
      target.set(word, field.json());
      field.carried(SAME);
    } else {
      field.lost(INSTEAD.getOrDefault(word, Grammar.leftOut(refusal)));
    }
  }

  /** Header by header, since some are never passed on here. */
  private static void headers(Source list, ObjectNode target) {
    String refusal = Grammar.refusal("forward_headers", list.json());
    if (refusal == null) {
      target.set("forward_headers", list.json());
      list.carried(SAME);
    } else if (list.json().isArray()) {
      eachHeader(list, target);
    } else {
      list.lost(Grammar.leftOut(refusal));
    }
  }

  private static void eachHeader(Source list, ObjectNode target) {
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (Source header : list.children()) {
      if (Grammar.keeps(
          header, Grammar.refusal("forward_headers", kept.deepCopy().add(header.json())))) {
        kept.add(header.json());
        header.carried(SAME);
      }
    }
    target.set("forward_headers", kept);
  }
}
