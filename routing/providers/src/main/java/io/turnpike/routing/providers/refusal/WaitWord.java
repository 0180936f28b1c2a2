package io.turnpike.routing.providers.refusal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a sentence asks to wait, for example {@code Please try again in 1m30s.} */
final class WaitWord {

  private static final int LONGEST_READ = 4_000;
  private static final String NUMBER = "\\d{1,9}(?:\\.\\d{1,9})?";
  private static final String UNIT =
      "(?:ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?)";
  private static final Pattern ASKS =
      Pattern.compile(
          "(?i)(?:try again|retry|retrying|wait|available again)(?: again)?(?: in| after| for)?"
              + "(?: at least)? *((?:"
              + NUMBER
              + " *"
              + UNIT
              + "\\b ?|"
              + NUMBER
              + UNIT
              + ")+)");

  private WaitWord() {}

  /** Null when it does not say. */
  static @Nullable String in(@Nullable String sentence) {
    if (sentence == null || sentence.length() > LONGEST_READ) {
      return null;
    }
    Matcher found = ASKS.matcher(sentence);
    return found.find() ? found.group(1).strip() : null;
  }
}
