package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Grammar;
import io.turnpike.routing.conversion.report.Source;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code forward_headers}: header by header, since some are never passed on here. */
final class Headers {

  private static final String WORD = "forward_headers";

  private Headers() {}

  static void carry(Source list, ObjectNode target) {
    String refusal = Grammar.refusal(WORD, list.json());
    if (refusal == null) {
      target.set(WORD, list.json());
      list.carried(PlainWords.SAME);
    } else if (list.json().isArray()) {
      each(list, target);
    } else {
      list.lost(Grammar.leftOut(refusal));
    }
  }

  private static void each(Source list, ObjectNode target) {
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (Source header : list.children()) {
      if (Grammar.keeps(header, Grammar.refusal(WORD, kept.deepCopy().add(header.json())))) {
        kept.add(header.json());
        header.carried(PlainWords.SAME);
      }
    }
    target.set(WORD, kept);
  }
}
