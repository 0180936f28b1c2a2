package io.turnpike.billing.pricing;

import io.turnpike.billing.LogEntry.CostLine;
import io.turnpike.routing.Cost;
import io.turnpike.routing.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Explains a cost after the fact. Whatever it answers adds up to that cost. */
@Component
public final class CostLines {

  private final Tariffs tariffs;

  CostLines(Tariffs tariffs) {
    this.tariffs = tariffs;
  }

  /**
   * One line per token class; a single line {@code unitemized} when the price version is one that
   * this release cannot look up; none without a cost.
   */
  public List<CostLine> of(TokenUsage usage, @Nullable Cost cost) {
    if (cost == null) {
      return List.of();
    }
    Tariff tariff = tariffs.named(cost.priceVersion());
    return tariff != null && cost.equals(tariff.price(usage))
        ? tariff.lines(usage)
        : List.of(new CostLine("unitemized", 0, 0, cost.nanoUsd()));
  }
}
