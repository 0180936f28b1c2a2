package io.turnpike.routing.cache.meaning.guards.words;

import io.turnpike.routing.cache.meaning.guards.words.Token.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads numbers, as digits or spelled in the language of a text. */
final class NumberWords {

  private static final Map<String, Integer> SCALES =
      Map.ofEntries(
          Map.entry("hundred", 100),
          Map.entry("hundert", 100),
          Map.entry("dozen", 12),
          Map.entry("dutzend", 12),
          Map.entry("docena", 12),
          Map.entry("douzaine", 12),
          Map.entry("thousand", 1000),
          Map.entry("tausend", 1000),
          Map.entry("mille", 1000),
          Map.entry("mil", 1000),
          Map.entry("k", 1000),
          Map.entry("million", 1_000_000),
          Map.entry("millionen", 1_000_000),
          Map.entry("millions", 1_000_000),
          Map.entry("millones", 1_000_000),
          Map.entry("billion", 1_000_000_000));

  private static final List<String> ORDINALS = List.of("st", "nd", "rd", "th", "er", "e", "º", "ª");

  private final List<Token> tokens;
  private final Map<String, Integer> spelled;

  private NumberWords(List<Token> tokens, Map<String, Integer> spelled) {
    this.tokens = tokens;
    this.spelled = spelled;
  }

  static NumberWords of(List<Token> tokens) {
    return new NumberWords(tokens, SpelledNumbers.in(Language.of(tokens)));
  }

  /**
   * @param spelled whether it is in letters
   * @param length in tokens
   */
  record Read(BigDecimal value, boolean spelled, int length) {

    String mark() {
      return value.stripTrailingZeros().toPlainString();
    }
  }

  /** Null where no number begins. */
  @Nullable Read at(int at) {
    if (at >= tokens.size()) {
      return null;
    }
    Read first = tokens.get(at).is(Kind.NUMBER) ? digits(at) : letters(at);
    return first == null ? scaleAlone(at) : scaled(first, at);
  }

  private @Nullable Read digits(int at) {
    BigDecimal value = Digits.read(tokens.get(at).plain());
    boolean ordinal = at + 1 < tokens.size() && ORDINALS.contains(tokens.get(at + 1).plain());
    return value == null ? null : new Read(value, false, ordinal ? 2 : 1);
  }

  private @Nullable Read letters(int at) {
    StringBuilder phrase = new StringBuilder();
    Read longest = null;
    for (int length = 1; length <= 4 && at + length <= tokens.size(); length++) {
      phrase.append(length == 1 ? "" : " ").append(tokens.get(at + length - 1).plain());
      Integer value = spelled.get(phrase.toString());
      longest = value == null ? longest : new Read(BigDecimal.valueOf(value), true, length);
    }
    return longest;
  }

  /** A dozen, a hundred. */
  private @Nullable Read scaleAlone(int at) {
    Integer scale = tokens.get(at).plain().equals("k") ? null : SCALES.get(tokens.get(at).plain());
    return scale == null ? null : scaled(new Read(BigDecimal.valueOf(scale), true, 1), at);
  }

  private Read scaled(Read first, int at) {
    BigDecimal value = first.value();
    int length = first.length();
    while (at + length < tokens.size()) {
      Integer scale = SCALES.get(tokens.get(at + length).plain());
      if (scale == null) {
        break;
      }
      value = value.multiply(BigDecimal.valueOf(scale));
      length++;
      Read rest = below(scale, at + length);
      if (rest != null) {
        value = value.add(rest.value());
        length += rest.length();
      }
    }
    return new Read(value, first.spelled(), length);
  }

  /** Thirty in three hundred and thirty. */
  private @Nullable Read below(int scale, int at) {
    int and = at < tokens.size() && tokens.get(at).plain().equals("and") ? 1 : 0;
    Read rest = scale == 12 || at + and >= tokens.size() ? null : letters(at + and);
    return rest == null || rest.value().intValue() >= scale
        ? null
        : new Read(rest.value(), true, rest.length() + and);
  }
}
