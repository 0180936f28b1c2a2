package io.turnpike.app.api;

import java.math.BigDecimal;
import java.util.List;

/**
 * RFC 4180 text. A value that a spreadsheet would take for a formula is given a leading apostrophe,
 * because names of teams, models and metadata are free text.
 */
public final class Csv {

  private Csv() {}

  public static void line(StringBuilder csv, List<String> cells) {
    csv.append(String.join(",", cells.stream().map(Csv::quoted).toList())).append("\r\n");
  }

  /** US dollars to the nano-dollar. */
  public static String usd(long nanoUsd) {
    return BigDecimal.valueOf(nanoUsd, 9).toPlainString();
  }

  private static String quoted(String cell) {
    String safe = isFormula(cell) ? "'" + cell : cell;
    return safe.matches("[\\w.:@/'+ -]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  /** A negative number is none. */
  private static boolean isFormula(String cell) {
    return !cell.isEmpty()
        && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0
        && !cell.matches("-\\d+(\\.\\d+)?");
  }
}
