package io.turnpike.webui.logdetail;

import io.turnpike.billing.LogEntry;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageSource;
import io.turnpike.webui.decision.Story;
import io.turnpike.webui.view.OutcomeChip;
import io.turnpike.webui.view.PlainText;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request, ready to be shown. */
record LogDetail(
    UsageEvent event,
    OutcomeChip chip,
    String asked,
    @Nullable String sent,
    Story story,
    CostMaths maths,
    Map<String, String> metadata,
    Instant storedAt) {

  static LogDetail of(LogEntry entry) {
    UsageEvent event = entry.event();
    return new LogDetail(
        event,
        OutcomeChip.of(event.served().outcome()),
        PlainText.orDash(event.asked().model()),
        PlainText.of(event.served().model()),
        Story.of(event),
        CostMaths.of(entry),
        new TreeMap<>(event.labels().metadata()),
        entry.storedAt());
  }

  public boolean used() {
    return event.bill().usage().totalInput() + event.bill().usage().totalOutput() > 0;
  }

  public boolean unpriced() {
    return event.unpricedAttempts() > 0;
  }

  /** That the cost is more than what is known of it; null when all is known, or nothing. */
  public @Nullable String missing() {
    int unpriced = event.unpricedAttempts();
    if (unpriced == 0 || event.bill().cost() == null) {
      return null;
    }
    String attempts = unpriced == 1 ? "One attempt" : unpriced + " attempts";
    return attempts
        + " used tokens whose price is not known, so the request cost more than this. Give the"
        + " provider connection a price of its own.";
  }

  /** Where the token counts come from, as a sentence; null when the provider said them. */
  public @Nullable String countedBy() {
    UsageSource source = event.bill().source();
    return switch (source) {
      case PROVIDER, NONE -> null;
      case ESTIMATED -> "Counted by the gateway: the provider did not say, or not credibly.";
      case UNCONFIRMED -> "Not counted: the call ended without an answer.";
      case RECOVERED -> "Put together after a restart from what was written down.";
    };
  }
}
