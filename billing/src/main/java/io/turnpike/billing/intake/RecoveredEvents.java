package io.turnpike.billing.intake;

import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.AttemptTotals;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Decided;
import io.turnpike.routing.usage.UsageEvent.ErrorGiven;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Served;
import io.turnpike.routing.usage.UsageEvent.Timing;
import io.turnpike.routing.usage.UsageRecord.Opened;
import io.turnpike.tenants.providers.ProviderConnections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The end of a request whose process died: what its attempts are known or estimated to owe. It
 * counts for the attempt that began last. Blocks: only for the shipper's thread.
 */
@Component
class RecoveredEvents {

  private static final ErrorGiven STOPPED =
      new ErrorGiven("gateway_restarted", "The gateway stopped while this request was running.");

  private final LostAttempts lostAttempts;

  RecoveredEvents(ProviderConnections connections, UsagePricing pricing) {
    lostAttempts = new LostAttempts(connections, pricing);
  }

  /** Throws Unavailable when it must be tried again later. */
  UsageEvent of(OpenRequest request) throws InterruptedException {
    Opened opened = request.opened();
    List<Attempt> attempts = lostAttempts.of(request);
    AttemptTotals totals = new AttemptTotals(attempts);
    return new UsageEvent(
        opened.eventId(),
        opened.who(),
        opened.asked(),
        opened.labels(),
        Decided.NOTHING,
        attempts,
        new Served(last(attempts), Outcome.INTERRUPTED, 0, STOPPED),
        new Bill(totals.usage(), UsageSource.RECOVERED, totals.cost()),
        new Timing(opened.startedAt(), -1, lastKnownMicros(attempts)));
  }

  /** The end of its last attempt that is known to have ended; 0 when none is. */
  private static long lastKnownMicros(List<Attempt> attempts) {
    return attempts.stream()
        .mapToLong(attempt -> attempt.timeline().endMicros())
        .filter(micros -> micros >= 0)
        .max()
        .orElse(0);
  }

  private static @Nullable Upstream last(List<Attempt> attempts) {
    return attempts.isEmpty() ? null : attempts.getLast().where().upstream();
  }
}
