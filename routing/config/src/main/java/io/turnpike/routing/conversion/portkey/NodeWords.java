package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Source;
import tools.jackson.databind.node.ObjectNode;

/** What a node of any kind may say beside where it leads. */
final class NodeWords {

  private NodeWords() {}

  static void carry(String word, Source field, ObjectNode target) {
    switch (word) {
      case "name", "weight" -> {}
      case "passthrough" -> passthrough(field, target);
      case "$schema" -> field.lost("Left out: it names Portkey's schema.");
      case "override_params", "default_params" -> Params.carry(word, field, target);
      case "forward_headers" -> Headers.carry(field, target);
      case "retry" -> RetryWords.carry(field, target);
      case "cb_config" -> Breakers.carry(field, target, target);
      default -> PlainWords.carry(field, word, target);
    }
  }

  /** On a target that leads to whatever provider the request names it is written already. */
  private static void passthrough(Source field, ObjectNode target) {
    if (!target.has("passthrough")) {
      PlainWords.carry(field, "passthrough", target);
    }
  }
}
