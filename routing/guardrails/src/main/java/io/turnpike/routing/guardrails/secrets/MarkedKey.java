package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that is known by a mark within it or by its build, and by no prefix.
 *
 * @param kind as findings name it
 * @param end where it ends
 */
record MarkedKey(String kind, int end) {

  static final String AZURE = "azure_key";
  static final String TERRAFORM = "terraform_key";
  static final String MAILCHIMP = "mailchimp_key";
  static final String TELEGRAM = "telegram_key";
  static final String DISCORD = "discord_key";

  /** Longer words are no such key. */
  static final int LONGEST = 84;

  private static final String TERRAFORM_MARK = ".atlasv1.";

  /** A word of one length with a mark at its place: a service of Azure, or Azure DevOps. */
  private record Word(int length, int at, String mark) {}

  private static final List<Word> WORDS =
      List.of(new Word(84, 52, "JQQJ99"), new Word(84, 76, "AZDO"), new Word(52, 42, "AzSe"));

  /** The one that begins with the word from here to there; null for none. */
  static @Nullable MarkedKey at(FoldedText text, int start, int end) {
    int sign = text.at(end); // whatever the length: a word at the end of the text may grow
    int secret = clientSecret(text, start);
    if (secret >= 0) {
      return new MarkedKey(AZURE, secret);
    }
    return switch (end - start) {
      case 8, 9, 10 -> of(TELEGRAM, sign == ':' ? SignedToken.bot(text, start, end) : -1);
      case 23, 24, 25, 26, 27, 28 ->
          of(DISCORD, sign == '.' ? SignedToken.discord(text, start, end) : -1);
      case 14 -> of(TERRAFORM, terraform(text, end));
      case 32 -> of(MAILCHIMP, mailchimp(text, start, end));
      case 52, 84 -> of(AZURE, word(text, start, end));
      default -> null;
    };
  }

  private static @Nullable MarkedKey of(String kind, int end) {
    return end < 0 ? null : new MarkedKey(kind, end);
  }

  private static int word(FoldedText text, int start, int end) {
    for (Word each : WORDS) {
      if (end - start == each.length() && text.is(start + each.at(), each.mark())) {
        return new Value(text, start, end).isRandom(true) ? end : -1;
      }
    }
    return -1;
  }

  private static int terraform(FoldedText text, int point) {
    if (!text.is(point, TERRAFORM_MARK)) {
      return -1;
    }
    int from = point + TERRAFORM_MARK.length();
    int end = from;
    while (end - from <= 72 && KeyShape.Body.TOKEN.has(text.at(end))) {
      end++;
    }
    boolean whole = end - from >= 58 && end - from <= 72;
    return whole && new Value(text, from, end).isRandom(true) ? end : -1;
  }

  /** Hexadecimal digits and the number of a data centre: {@code …-us6}. */
  private static int mailchimp(FoldedText text, int start, int dash) {
    int end = dash + 3;
    if (!text.is(dash, "-us") || !Ascii.isDigit(text.at(end))) {
      return -1;
    }
    end += Ascii.isDigit(text.at(end + 1)) ? 2 : 1;
    Value digest = new Value(text, start, dash);
    boolean whole = !Ascii.isWord(text.at(end)) && digest.isHexadecimal();
    return whole && digest.isRandom(true) ? end : -1;
  }

  /** Of an application in Entra: three characters, a digit, {@code Q~} and some more. */
  private static int clientSecret(FoldedText text, int start) {
    boolean known = start + 4 < text.length();
    if (known && text.at(start + 4) != 'Q' && text.at(start + 3) != 'Q') {
      return -1;
    }
    for (int at = start; at <= start + 3 && inSecret(text.at(at)); at++) {
      boolean lead = at == start + 3 || at == start + 2 && "~_.-".indexOf(text.at(start - 1)) >= 0;
      if (lead && Ascii.isDigit(text.at(at)) && text.is(at + 1, "Q~")) {
        return clientSecretEnd(text, at + 3);
      }
    }
    return -1;
  }

  private static int clientSecretEnd(FoldedText text, int from) {
    int end = from;
    while (end - from <= 40 && inSecret(text.at(end))) {
      end++;
    }
    while (end > from && text.at(end - 1) == '.') {
      end--;
    }
    boolean whole = end - from >= 31 && end - from <= 34;
    return whole && new Value(text, from, end).isRandom(false) ? end : -1;
  }

  private static boolean inSecret(int c) {
    return Ascii.isWord(c) || c == '~' || c == '_' || c == '.' || c == '-';
  }
}
