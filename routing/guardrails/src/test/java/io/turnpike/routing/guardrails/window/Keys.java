package io.turnpike.routing.guardrails.window;

import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.TextCheck;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds {@code sk-} and eight digits, not inside a longer word. */
final class Keys implements TextCheck {

  private static final Pattern KEY = Pattern.compile("(?<!\\w)sk-[0-9]{8}(?!\\w)");
  private static final int LENGTH = 11;

  @Override
  public void find(String text, Consumer<Finding> found) {
    Matcher keys = KEY.matcher(text);
    while (keys.find()) {
      found.accept(new Finding(keys.start(), keys.end(), "key"));
    }
  }

  /** What could be the beginning of one, or one of which nobody knows yet whether it ends. */
  @Override
  public int settled(String text) {
    int at = text.lastIndexOf("s");
    while (at >= 0 && text.length() - at <= LENGTH) {
      if (begins(text.substring(at))) {
        return at;
      }
      at = text.lastIndexOf("s", at - 1);
    }
    return text.length();
  }

  private static boolean begins(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      boolean fits = i < 3 ? c == "sk-".charAt(i) : c >= '0' && c <= '9';
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int lookback() {
    return 1;
  }
}
