package io.turnpike.routing.guardrails.window;

import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.Redactions;
import io.turnpike.routing.guardrails.TextCheck;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts back what was taken out of a request: values in place of their tokens. */
public final class Restoration implements TextCheck {

  private final Map<String, String> values;
  private final int longest;

  public Restoration(Redactions redactions) {
    this.values = redactions.values();
    this.longest = values.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /** The same object where no token is in it. */
  public String restored(String text, UnaryOperator<String> written) {
    if (text.indexOf('[') < 0) {
      return text;
    }
    Channel channel = channel(written);
    channel.whole(text);
    String restored = channel.take(Integer.MAX_VALUE);
    return restored.equals(text) ? text : restored;
  }

  /**
   * @param written how a value is written there
   */
  public Channel channel(UnaryOperator<String> written) {
    Released last = new Released();
    return new Channel(new Stage(this, true, Integer.MAX_VALUE, new Values(written), last), last);
  }

  @Override
  public void find(String text, Consumer<Finding> found) {
    for (int start = text.indexOf('['); start >= 0; start = text.indexOf('[', start + 1)) {
      int end = text.indexOf(']', start) + 1;
      if (end > 0 && end - start <= longest && values.containsKey(text.substring(start, end))) {
        found.accept(new Finding(start, end, "token"));
      }
    }
  }

  @Override
  public int settled(String text) {
    int start = text.lastIndexOf('[');
    return start >= 0 && text.length() - start < longest && begins(text.substring(start))
        ? start
        : text.length();
  }

  private boolean begins(String rest) {
    return values.keySet().stream()
        .anyMatch(token -> token.length() > rest.length() && token.startsWith(rest));
  }

  private final class Values implements Judge {

    private final UnaryOperator<String> written;

    Values(UnaryOperator<String> written) {
      this.written = written;
    }

    @Override
    public @Nullable String instead(Finding finding, String found) {
      String value = values.get(found);
      return value == null ? null : written.apply(value);
    }

    @Override
    public void failed(String sentence) {
      // What cannot be put back stays as it is.
    }
  }
}
