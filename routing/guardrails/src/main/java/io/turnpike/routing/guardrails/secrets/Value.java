package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What might be a secret: counted, and told from placeholders, references and words. */
final class Value {

  private static final List<String> PLACEHOLDERS =
      List.of(
          "your",
          "example",
          "changeme",
          "change_me",
          "change-me",
          "placeholder",
          "redacted",
          "dummy",
          "insert",
          "replace",
          "xxxx",
          "****",
          "....",
          "<",
          "${",
          "{{",
          "%(",
          "todo",
          "sample",
          "foobar",
          "undefined",
          "abcdef",
          "12345678",
          "qwerty",
          "eby8vdm02xno", // the key that every emulator of Azure's storage has
          "process.env",
          "environ",
          "getenv",
          "secrets.",
          "config.",
          "settings.");
  private static final List<String> NAMES =
      List.of(
          "password", "passwd", "passwort", "secret", "token", "api", "key", "my", "test", "the");

  private final String text;
  private int digits;
  private int upper;
  private int lower;
  private int others;

  /** Of the others, those that join words. */
  private int joints;

  private final int[] counts = new int[256];

  Value(FoldedText text, int start, int end) {
    this.text = text.text(start, end);
    for (int i = start; i < end; i++) {
      count(text.at(i));
    }
  }

  private void count(int c) {
    counts[c]++;
    int classes = Ascii.classes(c);
    if ((classes & Ascii.DIGIT) != 0) {
      digits++;
    } else if ((classes & Ascii.UPPER) != 0) {
      upper++;
    } else if ((classes & Ascii.LOWER) != 0) {
      lower++;
    } else {
      others++;
      joints += c == '.' || c == '_' || c == '-' ? 1 : 0;
    }
  }

  /** Bits a character. */
  private double entropy() {
    double entropy = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / text.length();
        entropy -= share * Math.log(share) / Math.log(2);
      }
    }
    return entropy;
  }

  /** As behind a vendor's prefix: no row of x, nor words. */
  boolean isRandom(boolean mixed) {
    boolean cases = digits > 0 && (upper > 0 && lower > 0 || isHexadecimal());
    return entropy() >= 2.5 && (!mixed || cases) && !isPlaceholder() && !text.endsWith("EXAMPLE");
  }

  /** As a digest is written. */
  boolean isHexadecimal() {
    return text.length() >= 32 && text.chars().allMatch(Ascii::isHex);
  }

  /** As a password that a program is given. */
  boolean isPassword() {
    return text.length() >= 6
        && distinct() >= 5
        && (digits > 0 || others > joints || joints > 2 && !text.contains("."))
        && digits < text.length()
        && !isPlaceholder()
        && !isWords();
  }

  /** As a password in a sentence: it must look less like a word of it. */
  boolean isOddWord() {
    int kinds = sign(digits) + sign(upper) + sign(lower) + sign(others);
    boolean mixed = kinds > 2 && text.length() >= 8 && digits > 0;
    boolean lengthy = kinds > 1 && text.length() >= 12 && digits > 1 && entropy() >= 3;
    return isPassword() && (mixed || lengthy);
  }

  /** As a token beside a word for one. */
  boolean isToken() {
    return text.length() >= 16
        && digits > 0
        && upper + lower > 1
        && (digits > 2 || upper > 0 && lower > 0 && joints < 3)
        && entropy() >= 3
        && !isPlaceholder()
        && !isWords();
  }

  /** As a user's name and password in base64, or a key in place of the name; else as a token. */
  boolean isLogin() {
    String login = decoded();
    int colon = login.indexOf(':');
    if (colon < 0) {
      return isToken();
    }
    String user = login.substring(0, colon);
    return Login.isSecret(user, login.substring(colon + 1)) || of(user).isToken();
  }

  private static Value of(String text) {
    FoldedText folded = new FoldedText(text);
    return new Value(folded, 0, folded.length());
  }

  /** What it says as base64; nothing where that is no writing. */
  private String decoded() {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      String said = new String(bytes, StandardCharsets.UTF_8);
      return said.chars().allMatch(c -> c >= ' ' && c != 0xFFFD) ? said : "";
    } catch (IllegalArgumentException no) {
      return "";
    }
  }

  private static int sign(int count) {
    return Integer.signum(count);
  }

  private int distinct() {
    int distinct = 0;
    for (int count : counts) {
      distinct += sign(count);
    }
    return distinct;
  }

  private boolean isPlaceholder() {
    String plain = text.toLowerCase(Locale.ROOT);
    return text.startsWith("$")
        || text.startsWith("@")
        || text.contains("://")
        || PLACEHOLDERS.stream().anyMatch(plain::contains);
  }

  /** Names of what it should be, with next to nothing besides. */
  private boolean isWords() {
    String rest = text.toLowerCase(Locale.ROOT);
    for (String name : NAMES) {
      rest = rest.replace(name, "");
    }
    return rest.replaceAll("[^a-z0-9]", "").length() < 4 && others < 3;
  }
}
