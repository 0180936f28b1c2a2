package io.turnpike.routing.cache.meaning.guards.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Units of measure by what people write, each as so many of the smallest of its kind. */
public final class Units {

  private static final MathContext DIGITS = new MathContext(6);
  private static final Map<String, Unit> UNITS = new HashMap<>();
  private static final Set<String> AFTER_NUMBERS_ONLY = new HashSet<>();

  static {
    for (String line : Lists.lines("units.txt")) {
      String[] parts = line.split(":");
      String[] head = parts[0].strip().split(" ");
      Unit unit = new Unit(head[0], new BigDecimal(head[1]));
      for (String name : parts[1].strip().split(" ")) {
        boolean only = name.endsWith("*");
        String plain = only ? name.substring(0, name.length() - 1) : name;
        UNITS.put(plain, unit);
        if (only) {
          AFTER_NUMBERS_ONLY.add(plain);
        }
      }
    }
  }

  private Units() {}

  /**
   * @param kind of what it measures
   */
  record Unit(String kind, BigDecimal size) {

    String mark(BigDecimal amount) {
      return kind + " " + amount.multiply(size).round(DIGITS).stripTrailingZeros().toPlainString();
    }
  }

  static boolean known(String plain) {
    return UNITS.containsKey(plain);
  }

  static @Nullable Unit named(String plain) {
    return UNITS.get(plain);
  }

  /** The unit that a word names by itself, without an amount; null for none. */
  public static @Nullable String alone(String plain) {
    Unit unit = AFTER_NUMBERS_ONLY.contains(plain) ? null : UNITS.get(plain);
    return unit == null ? null : unit.kind() + " " + unit.size().toPlainString();
  }
}
