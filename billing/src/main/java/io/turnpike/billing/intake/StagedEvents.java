package io.turnpike.billing.intake;

import io.turnpike.billing.pricing.CostLines;
import io.turnpike.billing.stored.CopyRow;
import io.turnpike.billing.stored.EventRows;
import io.turnpike.routing.usage.UsageEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/** Events as rows for COPY. */
@Component
class StagedEvents {

  private final CostLines costLines;

  StagedEvents(CostLines costLines) {
    this.costLines = costLines;
  }

  /** Throws {@link Unstorable} when one of them cannot be written as a row. */
  CopyRow of(List<Arrival> arrivals, String node) {
    CopyRow rows = new CopyRow(arrivals.size() * 1_024);
    try {
      arrivals.forEach(arrival -> write(rows, arrival.event(), node));
    } catch (RuntimeException e) {
      throw new Unstorable(e);
    }
    rows.end();
    return rows;
  }

  private void write(CopyRow row, UsageEvent event, String node) {
    EventRows.write(row, event, costLines.of(event), node);
  }
}
