package io.turnpike.webui;

/** Characters that no name, filter or field of a form has: NUL, escape, and their like. */
public final class ControlCharacters {

  /** What is wrong with the text that holds one. */
  public static final String REFUSED = " must not contain control characters.";

  private ControlCharacters() {}

  public static boolean in(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  /** With each of them replaced by one that can be seen. */
  public static String visible(String text) {
    return text.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
