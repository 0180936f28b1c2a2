package io.turnpike.routing.usage;

/**
 * A count of tokens that cannot be, as a provider claimed it. Nothing is billed by it.
 *
 * @param field the provider's name for it
 * @param claimed the beginning of what it said, as it said it
 */
public record RejectedUsage(String field, String claimed) {

  /** Of a claim. Longer than what is shown, so that what must not be shown can be found in it. */
  public static final int LONGEST = 1_000;

  private static final int LONGEST_SHOWN = 64;

  public RejectedUsage {
    claimed = claimed.length() <= LONGEST ? claimed : claimed.substring(0, LONGEST);
  }

  /**
   * Fit for logs and pages: at most 64 characters, on one line.
   *
   * @param scrubbed the claim without secrets
   */
  public RejectedUsage shown(String scrubbed) {
    return new RejectedUsage(field, shortened(scrubbed));
  }

  private static String shortened(String claimed) {
    StringBuilder out = new StringBuilder(LONGEST_SHOWN);
    for (int at = 0; at < claimed.length(); ) {
      int point = claimed.codePointAt(at);
      at += Character.charCount(point);
      if (out.length() + 3 > LONGEST_SHOWN) {
        return out.append('…').toString();
      }
      out.appendCodePoint(isShown(point) ? point : '\uFFFD');
    }
    return out.toString();
  }

  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
