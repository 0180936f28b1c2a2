package io.turnpike.routing.guardrails.code;

import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.TextCheck;
import io.turnpike.routing.guardrails.Window;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds addresses. Of a growing text it waits for the blank after one, for {@link Window#MOST}
 * characters at most.
 *
 * @param counts which of them
 */
record UrlCheck(Predicate<Url> counts) implements TextCheck {

  @Override
  public void find(String text, Consumer<Finding> found) {
    Url.find(
        text,
        url -> {
          if (counts.test(url)) {
            found.accept(new Finding(url.start(), url.end(), "url"));
          }
        });
  }

  @Override
  public int settled(String text) {
    int settled = text.length();
    int first = Math.max(0, text.length() - Window.MOST);
    while (settled > first && !Character.isWhitespace(text.charAt(settled - 1))) {
      settled--;
    }
    return Window.boundary(text, settled);
  }
}
