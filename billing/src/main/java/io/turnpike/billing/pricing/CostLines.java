package io.turnpike.billing.pricing;

import io.turnpike.billing.LogEntry.CostLine;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Explains a cost after the fact. Whatever it answers adds up to that cost. */
@Component
public final class CostLines {

  private final PriceBook prices;

  CostLines(PriceBook prices) {
    this.prices = prices;
  }

  /**
   * One line per token class and price. A single line {@code unitemized} for what was priced by a
   * version that this release cannot look up; none without a cost.
   */
  public List<CostLine> of(UsageEvent event) {
    Cost cost = event.bill().cost();
    if (cost == null) {
      return List.of();
    }
    List<CostLine> lines = itemized(event.bill().usage(), cost);
    if (lines == null) {
      lines = byAttempt(event.attempts());
    }
    return adds(lines, cost) ? lines : unitemized(cost);
  }

  /** Of what had one price. */
  List<CostLine> of(TokenUsage usage, @Nullable Cost cost) {
    if (cost == null) {
      return List.of();
    }
    List<CostLine> lines = itemized(usage, cost);
    return lines == null ? unitemized(cost) : lines;
  }

  /** Null when its price cannot be looked up, or when it has several. */
  private @Nullable List<CostLine> itemized(TokenUsage usage, Cost cost) {
    Tariff tariff = prices.named(cost.priceVersion());
    return tariff != null && cost.equals(tariff.price(usage)) ? tariff.lines(usage) : null;
  }

  private List<CostLine> byAttempt(List<Attempt> attempts) {
    Map<List<Object>, CostLine> lines = new LinkedHashMap<>();
    for (Attempt attempt : attempts) {
      if (attempt.bill().owes()) {
        of(attempt.bill().usage(), attempt.bill().cost())
            .forEach(line -> lines.merge(price(line), line, CostLines::together));
      }
    }
    return List.copyOf(lines.values());
  }

  private static List<Object> price(CostLine line) {
    return List.of(line.tokenClass(), line.nanoUsdPerToken());
  }

  private static CostLine together(CostLine one, CostLine other) {
    return new CostLine(
        one.tokenClass(),
        one.tokens() + other.tokens(),
        one.nanoUsdPerToken(),
        one.nanoUsd() + other.nanoUsd());
  }

  private static boolean adds(List<CostLine> lines, Cost cost) {
    return lines.stream().mapToLong(CostLine::nanoUsd).sum() == cost.nanoUsd();
  }

  private static List<CostLine> unitemized(Cost cost) {
    return List.of(new CostLine("unitemized", 0, 0, cost.nanoUsd()));
  }
}
