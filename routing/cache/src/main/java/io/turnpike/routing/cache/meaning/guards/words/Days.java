package io.turnpike.routing.cache.meaning.guards.words;

import io.turnpike.routing.cache.meaning.guards.words.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A day, month, quarter or year, or several parts of a date that stand together.
 *
 * @param marks for example {@code month 12} and {@code day 24}
 * @param length in tokens
 */
record Days(List<String> marks, int length) {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2099;
  private static final Map<String, String> RELATIVE =
      Map.of(
          "this",
          "this ",
          "current",
          "this ",
          "last",
          "last ",
          "previous",
          "last ",
          "past",
          "last ",
          "next",
          "next ",
          "coming",
          "next ",
          "upcoming",
          "next ");
  private static final Set<String> SPANS =
      Set.of("week", "month", "year", "quarter", "semester", "term", "season", "weekend", "night");

  static @Nullable Days at(List<Token> tokens, int at, NumberWords words) {
    Token token = tokens.get(at);
    if (token.is(Kind.NUMBER)) {
      Days written = NumericDate.of(token.plain());
      return written != null ? written : numbered(tokens, at, words);
    }
    if (token.plain().matches("q[1-4]")) {
      return new Days(List.of("quarter " + token.plain().charAt(1)), 1);
    }
    Days relative = relative(plain(tokens, at), plain(tokens, at + 1));
    if (relative != null) {
      return relative;
    }
    Days quarter = quarter(tokens, at, words);
    return quarter != null ? quarter : named(tokens, at, words);
  }

  /** This month, last week's, next year. */
  private static @Nullable Days relative(String which, String what) {
    String near = RELATIVE.get(which);
    String span = what.endsWith("'s") ? what.substring(0, what.length() - 2) : what;
    return near == null || !SPANS.contains(span) ? null : new Days(List.of(near + span), 2);
  }

  /** Third quarter, quarter three. */
  private static @Nullable Days quarter(List<Token> tokens, int at, NumberWords words) {
    Set<String> names = Set.of("quarter", "quartal", "trimestre");
    boolean before = names.contains(plain(tokens, at));
    NumberWords.Read number = words.at(before ? at + 1 : at);
    if (plain(tokens, at).equals("first") && names.contains(plain(tokens, at + 1))) {
      return new Days(List.of("quarter 1"), 2);
    }
    if (plain(tokens, at).equals("second") && names.contains(plain(tokens, at + 1))) {
      return new Days(List.of("quarter 2"), 2);
    }
    boolean whole = number != null && number.value().scale() <= 0;
    if (number == null || !whole || number.value().intValue() > 4) {
      return null;
    }
    boolean after = names.contains(plain(tokens, at + number.length()));
    return before || after
        ? new Days(List.of("quarter " + number.mark()), number.length() + 1)
        : null;
  }

  /** 24 December 2026, the 24th of December. */
  private static @Nullable Days numbered(List<Token> tokens, int at, NumberWords words) {
    NumberWords.Read number = words.at(at);
    if (number == null || number.value().scale() > 0) {
      return null;
    }
    int next = at + number.length();
    int of = Set.of("of", "de", "den").contains(plain(tokens, next)) ? 1 : 0;
    String month = Calendar.beside(plain(tokens, next + of), "month");
    if (month != null && number.value().intValue() <= 31) {
      List<String> marks = new ArrayList<>(List.of("day " + number.mark(), month));
      int end = next + of + 1;
      end += year(tokens, end, marks);
      return new Days(List.copyOf(marks), end - at);
    }
    boolean unit = Units.known(plain(tokens, next));
    return unit || number.length() > 1 || !isYear(tokens.get(at).plain())
        ? null
        : new Days(List.of("year " + number.mark()), 1);
  }

  private static @Nullable Days named(List<Token> tokens, int at, NumberWords words) {
    Days feast = feast(tokens, at);
    if (feast != null) {
      return feast;
    }
    String month = Calendar.beside(plain(tokens, at), "month");
    NumberWords.Read number = month == null ? null : words.at(at + 1);
    if (month != null && number != null && !number.spelled()) {
      List<String> marks = new ArrayList<>(List.of(month));
      int end = at + 1;
      boolean year = isYear(plain(tokens, end));
      if (!year && number.value().compareTo(BigDecimal.valueOf(31)) <= 0) {
        marks.add("day " + number.mark());
        end += number.length();
      }
      end += year(tokens, end, marks);
      return marks.size() > 1 ? new Days(List.copyOf(marks), end - at) : null;
    }
    String alone = Calendar.alone(tokens, at);
    return alone == null ? null : new Days(List.of(alone), 1);
  }

  private static @Nullable Days feast(List<Token> tokens, int at) {
    String two = plain(tokens, at) + " " + plain(tokens, at + 1);
    if (two.equals("christmas eve")) {
      return new Days(List.of("month 12", "day 24"), 2);
    }
    if ((two + " " + plain(tokens, at + 2)).equals("new year's eve")) {
      return new Days(List.of("month 12", "day 31"), 3);
    }
    return null;
  }

  private static int year(List<Token> tokens, int at, List<String> marks) {
    int of = Set.of("of", "de").contains(plain(tokens, at)) ? 1 : 0;
    if (isYear(plain(tokens, at + of))) {
      marks.add("year " + plain(tokens, at + of));
      return of + 1;
    }
    return 0;
  }

  static boolean isYear(String plain) {
    return plain.matches("\\d{4}")
        && Integer.parseInt(plain) >= FIRST_YEAR
        && Integer.parseInt(plain) <= LAST_YEAR;
  }

  private static String plain(List<Token> tokens, int at) {
    return at < tokens.size() ? tokens.get(at).plain() : "";
  }
}
