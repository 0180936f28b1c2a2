package io.turnpike.routing.gateway.attempt.wire;

import io.turnpike.infra.crypto.Secret;
import org.jspecify.annotations.Nullable;

/** Makes a provider's sentence fit to show: short, on one line, without the secret it may echo. */
public final class Scrub {

  private static final int LONGEST = 500;
  private static final int LONGEST_READ = 4_000;

  private Scrub() {}

  public static String of(String sentence, @Nullable Secret secret) {
    String text = without(cut(sentence, LONGEST_READ), secret);
    return cut(withoutKeys(text, true), LONGEST);
  }

  /** A document, whole and with its line ends, without secrets. */
  public static String document(String text, @Nullable Secret secret) {
    return withoutKeys(without(text, secret), false);
  }

  private static String without(String text, @Nullable Secret secret) {
    return secret == null || secret.reveal().isBlank()
        ? text
        : text.replace(secret.reveal(), "[secret]");
  }

  /** Words that look like keys, masked ones too: providers quote {@code sk-…1234}. */
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
            || text.startsWith("tp_", start)
            || text.startsWith("tpa_", start));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }
}
