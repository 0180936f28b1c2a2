package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.conversion.report.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code cache} and guardrails. Portkey's nodes may each have their own; ours stand at the top, so
 * those of targets move there where all targets have the same.
 */
final class RuleWords {

  private static final List<String> INPUT =
      List.of("input_guardrails", "before_request_hooks", "input_mutators");
  private static final List<String> OUTPUT =
      List.of("output_guardrails", "after_request_hooks", "output_mutators");

  private final Source root;
  private final ObjectNode document;

  private RuleWords(Source root, ObjectNode document) {
    this.root = root;
    this.document = document;
  }

  static boolean belongs(String word) {
    return word.equals("cache") || INPUT.contains(word) || OUTPUT.contains(word);
  }

  /**
   * @param root of Portkey's document
   * @param document what became of its targets
   */
  static void carry(Source root, ObjectNode document) {
    new RuleWords(root, document).carry();
  }

  private void carry() {
    Source cache = agreed("cache");
    if (cache != null) {
      CacheWords.carry(cache, document);
    }
    INPUT.forEach(word -> guardrails(word, "input_guardrails"));
    OUTPUT.forEach(word -> guardrails(word, "output_guardrails"));
  }

  private void guardrails(String word, String key) {
    Source list = agreed(word);
    if (list != null) {
      GuardrailWords.carry(list, key, document);
    }
  }

  /** What holds for all targets; null for nothing. What others say is noted. */
  private @Nullable Source agreed(String word) {
    List<Source> said = new ArrayList<>();
    Set<JsonNode> held = new HashSet<>();
    collect(root, word, null, said, held);
    if (said.isEmpty()) {
      return null;
    }
    Source first = said.getFirst();
    boolean agree = held.size() == 1 && held.contains(first.json());
    Source top = agree ? first : own(word);
    said.forEach(
        each -> {
          if (each != top && agree) {
            each.carried("Says the same as the one that moved to the top.");
          } else if (each != top) {
            each.lost(disagreement(word));
          }
        });
    return top;
  }

  private @Nullable Source own(String word) {
    return root.json().isObject() ? PortkeyObject.of(root).get(word) : null;
  }

  private static String disagreement(String word) {
    return word.equals("cache")
        ? "Left out: one cache holds for a whole config, and these targets have others. Make a"
            + " config for each."
        : "Left out: guardrails hold for a whole config, and these targets have others. Requests"
            + " pass unchecked by it until you write it at the top.";
  }

  /** All that is said, and what each target has in the end; a target's own goes before. */
  private static void collect(
      Source node,
      String word,
      @Nullable JsonNode above,
      List<Source> said,
      Set<JsonNode> held) {
    if (!node.json().isObject()) {
      return;
    }
    PortkeyObject object = PortkeyObject.of(node);
    Source own = object.get(word);
    JsonNode here = own == null ? above : own.json();
    if (own != null) {
      said.add(own);
    }
    Source targets = object.any("targets", "options");
    if (targets == null) {
      held.add(here == null ? JsonNodeFactory.instance.missingNode() : here);
    } else {
      targets.children().forEach(target -> collect(target, word, here, said, held));
    }
  }
}
