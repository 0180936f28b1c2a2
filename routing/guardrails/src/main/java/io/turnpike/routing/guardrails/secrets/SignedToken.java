package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;
import java.util.Base64;

/** Tokens that are known by their build, and by no prefix. */
final class SignedToken {

  private static final int LONGEST = 4_096;
  private static final int BOT = 35;
  private static final int HALF = 40;
  private static final int DISCORD_NUMBER = 17;

  private SignedToken() {}

  /**
   * Three parts of base64 with points between, the first two JSON objects; -1 where they are not.
   */
  static int end(FoldedText text, int start) {
    int header = part(text, start);
    if (header - start < 10 || !text.is(start, "eyJ") || text.at(header) != '.') {
      return -1;
    }
    int payload = part(text, header + 1);
    if (payload - header < 10 || text.at(payload) != '.') {
      return -1;
    }
    int signature = part(text, payload + 1);
    return signature - payload > 16 && !Ascii.isWord(text.at(signature)) ? signature : -1;
  }

  private static int part(FoldedText text, int start) {
    int at = start;
    while (at - start < LONGEST && token(text.at(at))) {
      at++;
    }
    return at;
  }

  private static boolean token(int c) {
    return Ascii.isWord(c) || c == '_' || c == '-';
  }

  /** Of a Telegram bot: its number, a colon, and 35 characters. */
  static int bot(FoldedText text, int start, int colon) {
    for (int i = start; i < colon; i++) {
      if (!Ascii.isDigit(text.at(i))) {
        return -1;
      }
    }
    int end = colon + 1;
    while (token(text.at(end)) && end - colon <= BOT + 1) {
      end++;
    }
    boolean whole = end - colon - 1 == BOT;
    return whole && new Value(text, colon + 1, end).isRandom(false) ? end : -1;
  }

  /** Of a Discord bot: its number in base64, a time, a signature, and points between. */
  static int discord(FoldedText text, int start, int point) {
    int time = part(text, point + 1);
    if (time - point < 6 || time - point > 8 || text.at(time) != '.') {
      return -1;
    }
    int end = part(text, time + 1);
    boolean whole = end - time > 27 && end - time <= 41 && !Ascii.isWord(text.at(end));
    return whole && isNumber(text.text(start, point)) ? end : -1;
  }

  private static boolean isNumber(String encoded) {
    byte[] number;
    try {
      number = Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException no) {
      return false;
    }
    boolean digits = true;
    for (byte each : number) {
      digits &= Ascii.isDigit(each);
    }
    return digits && number.length >= DISCORD_NUMBER;
  }

  /** Forty characters of base64. */
  static int half(FoldedText text, int start) {
    int end = start;
    while (end - start <= HALF && encoded(text.at(end))) {
      end++;
    }
    return end - start == HALF && new Value(text, start, end).isRandom(true) ? end : -1;
  }

  private static boolean encoded(int c) {
    return Ascii.isWord(c) || c == '/' || c == '+';
  }
}
