package io.turnpike.routing.conversion.portkey;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.conversion.report.Grammar;
import io.turnpike.routing.conversion.report.Source;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code strategy}, or the older {@code mode}, with the targets it chooses from. */
final class StrategyTranslation {

  private final PortkeyObject strategy;
  private final @Nullable Source mode;
  private final String word;
  private final ObjectNode kept = JsonNodeFactory.instance.objectNode();
  private final Siblings targets;
  private final ObjectNode branch;

  private StrategyTranslation(
      PortkeyObject strategy, @Nullable Source mode, String word, ObjectNode branch) {
    this.strategy = strategy;
    this.mode = mode;
    this.word = word;
    this.branch = branch;
    this.targets = new Siblings(word);
  }

  /** InvalidInput when it does not say how targets are chosen, or in a word nobody knows. */
  static StrategyTranslation of(PortkeyObject node, ObjectNode branch) {
    Source strategy = node.get("strategy");
    PortkeyObject own = strategy == null ? node : PortkeyObject.of(strategy);
    Source mode = own.get("mode");
    StrategyTranslation translation =
        new StrategyTranslation(own, mode, word(own, mode, node), branch);
    translation.settings(strategy != null, node);
    return translation;
  }

  private static String word(PortkeyObject own, @Nullable Source mode, PortkeyObject node) {
    if (mode == null) {
      return onlyOne(own, node);
    }
    String word = mode.text();
    if (word != null && Modes.known(word)) {
      return word;
    }
    throw InvalidInput.at(mode.at(), quoted(word) + " is not a mode; Portkey has " + Modes.LIST);
  }

  private static String onlyOne(PortkeyObject own, PortkeyObject node) {
    Source targets = node.any("targets", "options");
    if (targets == null || targets.json().size() <= 1) {
      return "single";
    }
    throw InvalidInput.at(
        own.source().at(), "needs \"mode\" to say how its targets are used: " + Modes.LIST);
  }

  private void settings(boolean own, PortkeyObject node) {
    kept.put("mode", word);
    if (mode != null) {
      Modes.tell(mode, word, strategy.has("on_status_codes"));
    }
    Source codes = strategy.has("on_status_codes") ? strategy.get("on_status_codes") : null;
    if (codes == null && own) {
      codes = node.get("on_status_codes");
    }
    if (codes != null) {
      statusCodes(codes);
    }
    if (own) {
      strategy.words().forEach(this::setting);
    }
    branch.set("strategy", kept);
  }

  private void statusCodes(Source codes) {
    if (word.equals("single") || word.equals("conditional")) {
      codes.lost("Left out: mode " + quoted(word) + " does not go on to another target.");
    } else {
      RetryWords.statusCodes(codes, kept);
    }
  }

  private void setting(String key, Source field) {
    switch (key) {
      case "mode", "on_status_codes", "conditions", "default" -> {}
      case "cb_config" -> Breakers.carry(field, branch, kept);
      case "sticky", "sticky_session" -> sticky(field);
      default -> other(key, field);
    }
  }

  private void sticky(Source field) {
    if (kept.has("sticky")) {
      field.lost("Left out: it was said before.");
    } else if (Grammar.keeps(field, Grammar.refusal(word, "sticky", field.json()))) {
      kept.set("sticky", field.json());
      Modes.tellSetting("sticky", field);
    }
  }

  /** On a node that is a target itself, there is nothing to choose. */
  static void withoutTargets(PortkeyObject node, ObjectNode target) {
    Source strategy = node.get("strategy");
    node.words()
        .forEach(
            (key, field) -> {
              if (key.equals("mode") || key.equals("on_status_codes")) {
                unused(key, field);
              }
            });
    if (strategy != null) {
      without(strategy, target);
    }
  }

  private static void without(Source strategy, ObjectNode target) {
    Map<String, Source> words = PortkeyObject.of(strategy).words();
    words.forEach((key, field) -> without(key, field, target));
    if (words.isEmpty()) {
      strategy.carried("Says nothing: there is one target.");
    }
  }

  private static void without(String key, Source field, ObjectNode target) {
    if (key.equals("cb_config")) {
      Breakers.carry(field, target, target);
    } else {
      unused(key, field);
    }
  }

  private static void unused(String key, Source field) {
    if (key.equals("mode") && "single".equals(field.text())) {
      field.carried("Says nothing: there is one target.");
    } else {
      field.lost("Left out: there are no targets to choose from.");
    }
  }

  private void other(String key, Source field) {
    if (Grammar.keeps(field, Grammar.refusal(word, key, field.json()))) {
      kept.set(key, field.json());
      Modes.tellSetting(key, field);
    }
  }

  /**
   * @param translated null when it was left out
   */
  void add(Source source, @Nullable ObjectNode translated) {
    if (translated != null) {
      targets.add(source, translated);
    }
  }

  /** False when there is nothing to choose from. */
  boolean finish() {
    boolean usable = !targets.isEmpty();
    if (usable && word.equals("conditional")) {
      ConditionWords.carry(strategy, targets, kept);
    }
    if (usable) {
      branch.set("targets", targets.json());
    }
    return usable;
  }
}
