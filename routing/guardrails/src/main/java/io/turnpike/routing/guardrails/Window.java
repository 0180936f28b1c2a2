package io.turnpike.routing.guardrails;

/** How much of a text that grows can still change, for checks whose places are short. */
public final class Window {

  /** Most UTF-16 code units that any check holds back. */
  public static final int MOST = 4_096;

  private Window() {}

  /** The last offset up to that one that is not within a character. */
  public static int boundary(String text, int offset) {
    boolean within =
        offset > 0
            && offset < text.length()
            && Character.isLowSurrogate(text.charAt(offset))
            && Character.isHighSurrogate(text.charAt(offset - 1));
    return within ? offset - 1 : offset;
  }
}
