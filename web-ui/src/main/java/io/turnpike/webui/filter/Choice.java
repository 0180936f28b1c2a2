package io.turnpike.webui.filter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One option of a select box. */
public record Choice(String value, String label, boolean selected) {

  public static Choice of(String value, String label, @Nullable String chosen) {
    return new Choice(value, label, value.equals(chosen));
  }

  public static Choice of(Enum<?> constant, String label, @Nullable Enum<?> chosen) {
    return new Choice(UrlQuery.word(constant), label, constant == chosen);
  }

  /** What was chosen stays a choice, even when there is no such thing any more. */
  public static List<Choice> withChosen(List<Choice> choices, @Nullable String chosen) {
    if (chosen == null || choices.stream().anyMatch(Choice::selected)) {
      return choices;
    }
    List<Choice> all = new ArrayList<>(choices);
    all.add(new Choice(chosen, chosen, true));
    return all;
  }
}
