package io.turnpike.routing.cache.meaning.guards.words;

import io.turnpike.routing.cache.meaning.guards.words.Figure.Kind;
import io.turnpike.routing.cache.meaning.guards.words.Units.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds amounts and times in a text, from its beginning. A token is part of one figure at most:
 * dates first, then times of the day, amounts with a unit, and numbers.
 */
final class Figures {

  private final List<Token> tokens;
  private final BitSet taken = new BitSet();
  private final BitSet joined;
  private final NumberWords words;
  private final List<Figure> found = new ArrayList<>();

  private Figures(List<Token> tokens, BitSet joined) {
    this.tokens = tokens;
    this.joined = joined;
    this.words = NumberWords.of(tokens);
  }

  /**
   * @param joined tokens that are part of a phrase, such as two in two-factor
   */
  static Figures in(List<Token> tokens, BitSet joined) {
    Figures figures = new Figures(tokens, joined);
    figures.read();
    return figures;
  }

  List<Figure> found() {
    return List.copyOf(found);
  }

  BitSet taken() {
    return taken;
  }

  private void read() {
    int at = 0;
    while (at < tokens.size()) {
      at += Math.max(1, joined.get(at) ? 0 : figure(at));
    }
  }

  /** How many tokens the figure that begins there takes; 0 for none. */
  private int figure(int at) {
    Days day = Days.at(tokens, at, words);
    if (day != null) {
      day.marks().forEach(mark -> found.add(new Figure(Kind.DATE, mark)));
      return take(at, day.length());
    }
    Clock clock = Clock.at(tokens, at, words);
    if (clock != null) {
      return note(Kind.CLOCK, clock.mark(), at, clock.length());
    }
    return amount(at);
  }

  private int amount(int at) {
    Unit before = tokens.get(at).is(Token.Kind.SIGN) ? Units.named(plain(at)) : null;
    int start = before == null ? at : at + 1;
    NumberWords.Read number = words.at(start);
    if (number == null) {
      return 0;
    }
    int end = start + number.length();
    if (before != null) {
      boolean named = end < tokens.size() && before.equals(Units.named(plain(end)));
      int length = end - at + (named ? 1 : 0);
      return note(Kind.MEASURE, before.mark(number.value()), at, length);
    }
    return measured(number, at, end);
  }

  private int measured(NumberWords.Read number, int at, int end) {
    Measured measured = unit(number.value(), end);
    if (measured != null) {
      return note(Kind.MEASURE, measured.mark(), at, end - at + measured.length());
    }
    // "One" and "a" are mostly no counts.
    boolean article = number.spelled() && number.value().compareTo(BigDecimal.ONE) == 0;
    return article ? 0 : note(Kind.NUMBER, number.mark(), at, end - at);
  }

  private record Measured(String mark, int length) {}

  private @Nullable Measured unit(BigDecimal amount, int at) {
    Unit unit = at < tokens.size() ? Units.named(plain(at)) : null;
    if (unit == null) {
      return null;
    }
    if (unit.kind().equals("length") && perHour(at + 1)) {
      String mark = new Unit("speed", unit.size().movePointLeft(3)).mark(amount);
      return new Measured(mark, 3);
    }
    Unit scale = at + 1 < tokens.size() ? Units.named(plain(at + 1)) : null;
    boolean degrees = unit.kind().equals("temperature") && scale != null;
    if (degrees && scale != null && scale.kind().startsWith("temperature-")) {
      return new Measured(scale.mark(amount), 2);
    }
    return new Measured(unit.mark(amount), 1);
  }

  private boolean perHour(int at) {
    return at + 1 < tokens.size()
        && List.of("per", "an", "pro", "par", "por").contains(plain(at))
        && List.of("hour", "stunde", "heure", "hora").contains(plain(at + 1));
  }

  private int note(Kind kind, String mark, int at, int length) {
    found.add(new Figure(kind, mark));
    return take(at, length);
  }

  private int take(int at, int length) {
    taken.set(at, at + length);
    return length;
  }

  private String plain(int at) {
    return tokens.get(at).plain();
  }
}
