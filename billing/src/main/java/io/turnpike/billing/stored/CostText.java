package io.turnpike.billing.stored;

import io.turnpike.billing.LogEntry.CostLine;
import java.util.Arrays;
import java.util.List;

/**
 * Cost lines as they lie in the table: {@code class:tokens:price:cost}, amounts in nano-USD, joined
 * by semicolons; empty for none. Every row has them, so they are short.
 */
final class CostText {

  private CostText() {}

  public static String of(List<CostLine> lines) {
    StringBuilder text = new StringBuilder(lines.size() * 32);
    for (CostLine line : lines) {
      text.append(text.isEmpty() ? "" : ";")
          .append(line.tokenClass())
          .append(':')
          .append(line.tokens())
          .append(':')
          .append(line.nanoUsdPerToken())
          .append(':')
          .append(line.nanoUsd());
    }
    return text.toString();
  }

  public static List<CostLine> read(String text) {
    return text.isEmpty() ? List.of() : Arrays.stream(text.split(";")).map(CostText::line).toList();
  }

  private static CostLine line(String text) {
    String[] parts = text.split(":");
    return new CostLine(
        parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
  }
}
