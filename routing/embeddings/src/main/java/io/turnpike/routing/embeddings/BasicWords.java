package io.turnpike.routing.embeddings;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Words of a text in small letters and without accents; each punctuation mark, symbol and Chinese
 * character is one.
 */
final class BasicWords {

  private final List<String> found = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();

  private BasicWords() {}

  static List<String> of(String text) {
    BasicWords words = new BasicWords();
    String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    plain.codePoints().forEach(words::take);
    words.close();
    return words.found;
  }

  private void take(int c) {
    if (Character.isWhitespace(c) || Character.getType(c) == Character.SPACE_SEPARATOR) {
      close();
    } else if (alone(c)) {
      close();
      found.add(Character.toString(c));
    } else if (!dropped(c)) {
      word.appendCodePoint(c);
    }
  }

  private void close() {
    if (!word.isEmpty()) {
      found.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean alone(int c) {
    boolean ascii = c >= '!' && c <= '~' && !Character.isLetterOrDigit(c);
    return ascii || punctuation(c) || Character.isIdeographic(c);
  }

  private static boolean punctuation(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private static boolean dropped(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          true;
      default -> c == 0xfffd;
    };
  }
}
