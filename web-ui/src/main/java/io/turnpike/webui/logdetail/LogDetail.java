package io.turnpike.webui.logdetail;

import io.turnpike.billing.LogEntry;
import io.turnpike.routing.Attempt;
import io.turnpike.routing.UsageEvent;
import io.turnpike.routing.UsageSource;
import io.turnpike.webui.chart.Waterfall;
import io.turnpike.webui.format.Amounts;
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
    Waterfall waterfall,
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
        Waterfall.of(
            event.attempts(), event.totalMicros(), event.firstTokenMicros(), Amounts::micros),
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

  /** How an attempt ended, in words. */
  public String ending(Attempt attempt) {
    String answer = attempt.status() == 0 ? "no answer" : "HTTP " + attempt.status();
    return attempt.failure() == null
        ? answer
        : attempt.failure().word().replace('_', ' ') + ", " + answer;
  }
}
