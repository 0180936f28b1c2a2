package io.turnpike.routing.cache.meaning.guards.words;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as people type them: {@code 3,000}, {@code 3.000,50}, {@code 2,5}. */
final class Digits {

  private static final int MOST = 40;
  private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern CONTINENTAL =
      Pattern.compile("-?\\d{1,3}(\\.\\d{3})+,\\d+|-?\\d{1,3}(\\.\\d{3}){2,}");

  private Digits() {}

  /** Null for what is no number; of absurd length it is none either. */
  static @Nullable BigDecimal read(String written) {
    String text = written.replace('−', '-').replaceAll("[.,]+$", "");
    String plain =
        GROUPED.matcher(text).matches()
            ? text.replace(",", "")
            : CONTINENTAL.matcher(text).matches()
                ? text.replace(".", "").replace(',', '.')
                : text.replace(',', '.');
    return plain.length() <= MOST && plain.matches("-?\\d+(\\.\\d+)?")
        ? new BigDecimal(plain)
        : null;
  }
}
