package io.turnpike.webui;

import org.jspecify.annotations.Nullable;

/** Characters that no name, filter or field of a form has: NUL, escape, and their like. */
public final class ControlCharacters {

  /** What is wrong with the text that holds one. */
  public static final String REFUSED = " must not contain control characters.";

  private ControlCharacters() {}

  /** A parameter without a value, as in {@code ?new}, has none. */
  public static boolean in(@Nullable String text) {
    return text != null && text.chars().anyMatch(Character::isISOControl);
  }

  /** With each of them replaced by one that can be seen. */
  public static String visible(String text) {
    return text.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
