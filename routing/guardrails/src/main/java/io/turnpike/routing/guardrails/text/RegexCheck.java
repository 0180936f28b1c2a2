package io.turnpike.routing.guardrails.text;

import com.google.re2j.Matcher;
import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.TextCheck;
import io.turnpike.routing.guardrails.Window;
import io.turnpike.routing.regex.Context;
import io.turnpike.routing.regex.Regex;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an expression matches. Of a growing text it waits for what a match could still have in
 * it: the letters at the end of which its matches are made, up to the length of the longest match,
 * and up to {@link Window#MOST}. Longer matches are found in whole texts only.
 *
 * @param replacement what stands there after redaction; null for the kind in brackets
 */
record RegexCheck(Regex regex, @Nullable String replacement) implements TextCheck {

  private static final int MOST_PLACES = 500_000;
  private static final int BYTES_PER_INSTRUCTION = 100;

  @Override
  public void find(String text, Consumer<Finding> found) {
    if (!regex.shape().mayBeIn(text)) {
      return;
    }
    Matcher matcher = regex.pattern().matcher(text);
    for (int places = 0; matcher.find(); places++) {
      if (places == MOST_PLACES) {
        throw new IllegalStateException("The expression matches too often.");
      }
      if (matcher.start() < matcher.end()) {
        found.accept(new Finding(matcher.start(), matcher.end(), "match", replacement));
      }
    }
  }

  @Override
  public int settled(String text) {
    int run = run(text);
    int reach = Math.min(Window.MOST, regex.shape().longest()) + 1;
    int settled =
        switch (regex.shape().context()) {
          case NOTHING -> Math.max(run, text.length() - reach);
          case CHARACTER -> run;
          case BEGINNING -> Math.max(0, text.length() - Window.MOST);
        };
    return Window.boundary(text, settled > run ? beforeAnyMatch(text, run, settled) : settled);
  }

  @Override
  public int lookback() {
    return regex.shape().context() == Context.NOTHING ? 0 : 1;
  }

  /** Where the last characters begin that can all be in one match. */
  private int run(String text) {
    int run = text.length();
    int first = Math.max(0, text.length() - Window.MOST);
    while (run > first && regex.shape().mayHave(text.charAt(run - 1))) {
      run--;
    }
    return run;
  }

  /** No match begins before the run and ends within it. */
  private int beforeAnyMatch(String text, int run, int settled) {
    Matcher matcher = regex.pattern().matcher(text);
    boolean more = matcher.find(run);
    while (more && matcher.start() < settled) {
      if (matcher.end() > settled) {
        return matcher.start();
      }
      more = matcher.find();
    }
    return settled;
  }

  @Override
  public int weight() {
    return (int) regex.size() * BYTES_PER_INSTRUCTION;
  }
}
