package io.turnpike.billing.stored;

import io.turnpike.billing.LogEntry.CostLine;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a row is written from.
 *
 * @param bill the event's, within limits
 */
record NewRow(UsageEvent event, Bill bill, List<CostLine> costLines, String node) {

  static NewRow of(UsageEvent event, List<CostLine> costLines, String node) {
    return new NewRow(event, Limits.plausible(event.bill()), costLines, node);
  }

  TokenUsage usage() {
    return bill.usage();
  }

  List<Attempt> attempts() {
    return OnlyAttempt.lean(event).stream().map(Limits::storable).toList();
  }

  /** Null for nearly all. */
  @Nullable String elsewhere() {
    List<Share> shares = Share.elsewhere(event);
    return shares.isEmpty()
        ? null
        : EventJson.write(shares.stream().map(Limits::storable).toList());
  }
}
