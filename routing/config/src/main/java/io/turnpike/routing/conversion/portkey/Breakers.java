package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Grammar;
import io.turnpike.routing.conversion.report.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code cb_config}, in both directions, key by key. */
final class Breakers {

  private static final String WORD = "cb_config";
  private static final String COOLDOWN = "cooldown_interval";
  private static final int PORTKEYS_LEAST = 30_000;

  private Breakers() {}

  /**
   * @param node where the document may have said it already, itself or in its strategy
   * @param target which of the two gets it
   */
  static void carry(Source rules, ObjectNode node, ObjectNode target) {
    if (node.has(WORD) || node.path("strategy").has(WORD)) {
      rules.lost("Left out: the strategy says it as well.");
    } else if (!rules.json().isObject()) {
      rules.lost("Left out: it is no object.");
    } else if (rules.json().isEmpty()) {
      rules.carried("Says nothing: breakers are always on.");
    } else {
      each(rules, target);
    }
  }

  private static void each(Source rules, ObjectNode target) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (Source rule : rules.children()) {
      JsonNode alone = JsonNodeFactory.instance.objectNode().set(rule.key(), rule.json());
      if (Grammar.keeps(rule, Grammar.refusal(WORD, alone))) {
        kept.set(rule.key(), rule.json());
        told(rule);
      }
    }
    if (!kept.isEmpty()) {
      target.set(WORD, kept);
    }
  }

  private static void told(Source rule) {
    switch (rule.key()) {
      case COOLDOWN ->
          rule.adjusted("The first wait, from when the breaker opens; then two calls find out.");
      case "failure_threshold" ->
          rule.adjusted("The same number, of the failures within the breaker's window.");
      default -> rule.carried(NodeWords.SAME);
    }
  }

  /** Only sees what compiles. */
  static void export(Source rules, ObjectNode target) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (Source rule : rules.children()) {
      boolean shorter = rule.key().equals(COOLDOWN) && rule.json().asInt() < PORTKEYS_LEAST;
      if (shorter) {
        kept.put(COOLDOWN, PORTKEYS_LEAST);
        rule.adjusted("Became " + PORTKEYS_LEAST + ", the least that Portkey takes.");
      } else {
        kept.set(rule.key(), rule.json());
        rule.carried(NodeWords.SAME);
      }
    }
    if (kept.isEmpty()) {
      rules.lost("Left out: it says nothing.");
    } else {
      target.set(WORD, kept);
    }
  }
}
