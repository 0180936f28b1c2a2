package io.turnpike.webui.logdetail;

import io.turnpike.billing.LogEntry;
import io.turnpike.routing.UsageEvent;
import io.turnpike.routing.UsageSource;
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
        OutcomeChip.of(event.outcome()),
        PlainText.orDash(event.requestedModel()),
        PlainText.of(event.model()),
        Story.of(event),
        CostMaths.of(entry),
        new TreeMap<>(event.metadata()),
        entry.storedAt());
  }

  public boolean used() {
    return event.usage().totalInput() + event.usage().totalOutput() > 0;
  }

  public boolean unpriced() {
    return event.cost() == null && used();
  }

  /** Where the token counts come from, as a sentence; null when the provider said them. */
  public @Nullable String countedBy() {
    UsageSource source = event.usageSource();
    return switch (source) {
      case PROVIDER, NONE -> null;
      case ESTIMATED -> "Counted by the gateway: the provider did not say.";
      case UNCONFIRMED -> "Not counted: the call ended without an answer.";
      case RECOVERED -> "Put together after a restart from what was written down.";
    };
  }
}
