package io.turnpike.webui.guardrails;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.webui.filter.Choice;
import io.turnpike.webui.view.Submitted;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the form above a set's document says of common checks.
 *
 * @param actions by check; empty for none
 * @param words that are not to be said
 */
record CommonChecks(Map<CommonCheck, String> actions, List<String> words) {

  private static final String WORDS = "common_words_list";

  /** As the document has them; none where it cannot be read. */
  static CommonChecks of(String document) {
    try {
      SetRules rules = SetRules.of(document);
      Map<CommonCheck, String> actions = new EnumMap<>(CommonCheck.class);
      for (CommonCheck check : CommonCheck.values()) {
        actions.put(check, rules.action(check));
      }
      return new CommonChecks(actions, rules.words());
    } catch (InvalidInput unreadable) {
      return new CommonChecks(Map.of(), List.of());
    }
  }

  static CommonChecks of(Submitted submitted) {
    Map<CommonCheck, String> actions = new EnumMap<>(CommonCheck.class);
    for (CommonCheck check : CommonCheck.values()) {
      String action = submitted.text(field(check));
      actions.put(check, check.actions().contains(action) ? action : "");
    }
    return new CommonChecks(actions, words(submitted.text(WORDS)));
  }

  /**
   * The document with what differs from it; what it says otherwise stays. Throws InvalidInput where
   * it cannot be read, and where words or what follows from them is not said.
   */
  String into(String document) {
    SetRules rules = SetRules.of(document);
    boolean otherWords = !rules.words().equals(words);
    for (CommonCheck check : CommonCheck.values()) {
      put(rules, check, action(check));
    }
    if (otherWords) {
      putWords(rules);
    }
    return rules.text();
  }

  private void putWords(SetRules rules) {
    boolean checked = !action(CommonCheck.WORDS).isEmpty();
    if (checked && words.isEmpty()) {
      throw InvalidInput.at("", "Say which words, with commas between.");
    }
    if (!checked && !words.isEmpty()) {
      throw InvalidInput.at("", "Say what is to follow from the words: flag or deny.");
    }
    rules.words(words);
  }

  public List<Asked> asked() {
    return Arrays.stream(CommonCheck.values()).map(this::asked).toList();
  }

  /** For a field. */
  public String listed() {
    return String.join(", ", words);
  }

  private Asked asked(CommonCheck check) {
    List<Choice> choices =
        check.actions().stream().map(each -> Choice.of(each, each, action(check))).toList();
    return new Asked(field(check), check.label(), Choice.withChosen(choices, chosen(check)));
  }

  private String action(CommonCheck check) {
    return actions.getOrDefault(check, "");
  }

  private @Nullable String chosen(CommonCheck check) {
    return action(check).isEmpty() ? null : action(check);
  }

  private static void put(SetRules rules, CommonCheck check, String action) {
    if (action.equals(rules.action(check))) {
      return;
    }
    if (action.isEmpty()) {
      rules.remove(check);
    } else {
      rules.put(check, action);
    }
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  private static String field(CommonCheck check) {
    return "common_" + check.check();
  }

  /**
   * @param choices none of them may be chosen
   */
  record Asked(String field, String label, List<Choice> choices) {}
}
