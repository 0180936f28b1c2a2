package io.turnpike.webui.logdetail;

import io.turnpike.billing.LogEntry;
import io.turnpike.billing.LogEntry.CostLine;
import io.turnpike.routing.usage.Cost;
import io.turnpike.webui.format.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a cost came about: tokens times price, line by line.
 *
 * @param total what is known; null when nothing is or nothing was used
 * @param adds whether the lines add up to what is known
 */
record CostMaths(
    List<Line> lines, @Nullable String total, @Nullable String priceVersion, boolean adds) {

  static CostMaths of(LogEntry entry) {
    Cost cost = entry.event().bill().cost();
    long sum = entry.costLines().stream().mapToLong(CostLine::nanoUsd).sum();
    return new CostMaths(
        entry.costLines().stream().map(Line::of).toList(),
        cost == null ? null : Money.known(cost.nanoUsd(), entry.event().unpricedAttempts() == 0),
        cost == null ? null : cost.priceVersion(),
        cost != null && sum == cost.nanoUsd());
  }

  /**
   * @param perToken in dollars, exactly
   * @param perMillion the same as providers print it
   */
  record Line(String tokenClass, long tokens, String perToken, String perMillion, String amount) {

    static Line of(CostLine line) {
      return new Line(
          line.tokenClass().replace('_', ' '),
          line.tokens(),
          Money.exact(line.nanoUsdPerToken()),
          Money.perMillion(line.nanoUsdPerToken()),
          Money.exact(line.nanoUsd()));
    }
  }
}
