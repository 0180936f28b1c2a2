package io.turnpike.webui.view;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text from outside on one line: without the control characters that would end a line of an event
 * stream, or turn the direction of what follows.
 */
public final class PlainText {

  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+");

  private PlainText() {}

  public static @Nullable String of(@Nullable String text) {
    return text == null ? null : CONTROLS.matcher(text).replaceAll("�");
  }

  public static String orDash(@Nullable String text) {
    String plain = of(text);
    return plain == null || plain.isBlank() ? "–" : plain;
  }
}
