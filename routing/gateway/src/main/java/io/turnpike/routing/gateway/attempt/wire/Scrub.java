package io.turnpike.routing.gateway.attempt.wire;

/** Makes a provider's sentence fit to show: short, on one line, without secrets it may echo. */
public final class Scrub {

  private static final int LONGEST = 500;
  private static final int LONGEST_READ = 4_000;
  private static final String PEM = "-----BEGIN";
  private static final String PEM_END = "-----END";
  private static final String DASHES = "-----";

  private Scrub() {}

  public static String of(String sentence, CallSecrets secrets) {
    String text = withoutPem(secrets.without(cut(sentence, LONGEST_READ)));
    return cut(withoutKeys(text, true), LONGEST);
  }

  /** A document, whole and with its line ends, without secrets. */
  public static String document(String text, CallSecrets secrets) {
    return withoutKeys(withoutPem(secrets.without(text)), false);
  }

  /** Private keys as files have them, of which one that is cut off is still most of a key. */
  private static String withoutPem(String text) {
    int start = text.indexOf(PEM);
    if (start < 0) {
      return text;
    }
    int last = text.indexOf(PEM_END, start);
    int end = last < 0 ? -1 : text.indexOf(DASHES, last + PEM_END.length());
    return text.substring(0, start)
        + "[secret]"
        + (end < 0 ? "" : withoutPem(text.substring(end + DASHES.length())));
  }

  /** Words that look like keys or tokens, masked ones too: providers quote {@code sk-…1234}. */
  private static String withoutKeys(String text, boolean oneLine) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = wordEnd(text, at);
      out.append(looksLikeKey(text, at, end) ? "[secret]" : text.substring(at, end));
      if (end < text.length()) {
        boolean control = oneLine && Character.isISOControl(text.charAt(end));
        out.append(control ? ' ' : text.charAt(end));
      }
      at = end + 1;
    }
    return out.toString();
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '*';
  }

  private static boolean looksLikeKey(String text, int start, int end) {
    return end - start > 8
        && (text.startsWith("sk-", start)
            || text.startsWith("eyJ", start)
            || text.startsWith("tp_", start)
            || text.startsWith("tpa_", start));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }
}
