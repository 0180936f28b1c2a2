package io.turnpike.routing.cache.meaning.guards.words;

import io.turnpike.routing.cache.meaning.guards.words.Token.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time of the day.
 *
 * @param mark {@code 17:00}
 * @param length in tokens
 */
record Clock(String mark, int length) {

  private static final Set<String> LATE =
      Set.of("afternoon", "evening", "night", "nachmittags", "abends", "soir", "tarde", "noche");
  private static final Set<String> EARLY = Set.of("morning", "morgens", "matin", "mañana");
  private static final Set<String> BETWEEN =
      Set.of("in", "the", "at", "du", "de", "la", "am", "o'clock", "uhr", "heures", "h");

  static @Nullable Clock at(List<Token> tokens, int at, NumberWords words) {
    Token token = tokens.get(at);
    if (Set.of("noon", "midday", "mittag", "midi", "mediodía").contains(token.plain())) {
      return new Clock("12:00", 1);
    }
    if (Set.of("midnight", "mitternacht", "minuit", "medianoche").contains(token.plain())) {
      return new Clock("0:00", 1);
    }
    if (token.is(Kind.NUMBER) && token.plain().matches("\\d{1,2}:\\d{2}")) {
      String[] parts = token.plain().split(":");
      return of(Integer.parseInt(parts[0]), parts[1], tokens, at, 1, true);
    }
    NumberWords.Read number = words.at(at);
    return number == null || number.value().scale() > 0 || number.value().intValue() > 24
        ? null
        : of(number.value().intValue(), "00", tokens, at, number.length(), false);
  }

  /**
   * @param sure whether it is a time whatever follows
   */
  private static @Nullable Clock of(
      int hour, String minutes, List<Token> tokens, int at, int length, boolean sure) {
    int next = at + length;
    String follows = plain(tokens, next);
    if (follows.equals("am") && !plain(tokens, next + 1).equals("morgen") || follows.equals("pm")) {
      return new Clock(twelve(hour, follows.equals("pm")) + ":" + minutes, length + 1);
    }
    boolean clock = Set.of("o'clock", "uhr", "heures").contains(follows);
    for (int more = next; more < next + 4 && more < tokens.size(); more++) {
      String word = plain(tokens, more);
      if (LATE.contains(word) || EARLY.contains(word)) {
        return new Clock(twelve(hour, LATE.contains(word)) + ":" + minutes, more + 1 - at);
      }
      if (!BETWEEN.contains(word)) {
        break;
      }
    }
    return sure || clock ? new Clock(hour % 24 + ":" + minutes, length + (clock ? 1 : 0)) : null;
  }

  private static int twelve(int hour, boolean late) {
    return hour > 12 ? hour % 24 : hour % 12 + (late ? 12 : 0);
  }

  private static String plain(List<Token> tokens, int at) {
    return at < tokens.size() ? tokens.get(at).plain() : "";
  }
}
