package io.turnpike.billing.intake;

import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.AttemptTotals;
import io.turnpike.routing.usage.Outcome;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageRecord.Opened;
import io.turnpike.routing.usage.UsageSource;
import io.turnpike.tenants.ProviderConnections;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The end of a request whose process died: what its attempts are known or estimated to owe. It
 * counts for the attempt that began last. Blocks: only for the shipper's thread.
 */
@Component
class RecoveredEvents {

  private final LostAttempts lostAttempts;

  RecoveredEvents(ProviderConnections connections, UsagePricing pricing) {
    lostAttempts = new LostAttempts(connections, pricing);
  }

  /** Throws Unavailable when it must be tried again later. */
  UsageEvent of(OpenRequest request) throws InterruptedException {
    Opened opened = request.opened();
    List<Attempt> attempts = lostAttempts.of(request);
    Attempt last = attempts.isEmpty() ? null : attempts.getLast();
    AttemptTotals totals = new AttemptTotals(attempts);
    return new UsageEvent(
        opened.eventId(),
        opened.organization(),
        opened.team(),
        opened.teamSlug(),
        opened.key(),
        opened.keyName(),
        opened.startedAt(),
        opened.config(),
        opened.configVersion(),
        opened.operation(),
        opened.requestedModel(),
        opened.streamed(),
        attempts,
        last == null ? null : last.connection(),
        last == null ? null : last.model(),
        Outcome.INTERRUPTED,
        0,
        "gateway_restarted",
        "The gateway stopped while this request was running.",
        totals.usage(),
        UsageSource.RECOVERED,
        totals.cost(),
        -1,
        0,
        null,
        Map.of(),
        null,
        null,
        null,
        List.of());
  }
}
