package io.turnpike.app.api;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of RFC 4180. A text that a spreadsheet would take for a formula is given a leading
 * apostrophe, because names and labels are free text; a number stays one.
 */
public final class Csv {

  private static final String FORMULA = "=+-@\t\r\n";

  private Csv() {}

  /**
   * @param cells null and empty are both empty
   */
  public static void line(StringBuilder csv, List<? extends @Nullable Object> cells) {
    for (int at = 0; at < cells.size(); at++) {
      csv.append(at == 0 ? "" : ",");
      Object cell = cells.get(at);
      append(csv, cell instanceof Number ? cell.toString() : safe(cell));
    }
    csv.append("\r\n");
  }

  /** US dollars to the nano-dollar. */
  public static String usd(long nanoUsd) {
    return BigDecimal.valueOf(nanoUsd, 9).toPlainString();
  }

  private static String safe(@Nullable Object cell) {
    String text = cell == null ? "" : cell.toString();
    return isFormula(text) ? "'" + text : text;
  }

  /** A negative number is none. */
  private static boolean isFormula(String text) {
    return !text.isEmpty()
        && FORMULA.indexOf(text.charAt(0)) >= 0
        && !text.matches("-\\d+(\\.\\d+)?");
  }

  private static void append(StringBuilder csv, String text) {
    if (text.chars().allMatch(Csv::plain)) {
      csv.append(text);
    } else {
      csv.append('"').append(text.replace("\"", "\"\"")).append('"');
    }
  }

  private static boolean plain(int c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || "_.:@/'+ -".indexOf(c) >= 0;
  }
}
