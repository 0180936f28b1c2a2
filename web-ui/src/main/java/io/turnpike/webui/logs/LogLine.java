package io.turnpike.webui.logs;

import io.turnpike.billing.LogRow;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.webui.format.Money;
import io.turnpike.webui.view.OutcomeChip;
import io.turnpike.webui.view.PlainText;
import io.turnpike.webui.view.Words;
import org.jspecify.annotations.Nullable;

/** A log row with what the table shows otherwise than it is stored. */
record LogLine(LogRow row) {

  public OutcomeChip chip() {
    return OutcomeChip.of(row.served().outcome());
  }

  /**
   * Why the status is not what it should be, in a word; null after a success, and where the word of
   * the guardrails says the same.
   */
  public @Nullable String trouble() {
    String code = PlainText.of(row.served().errorCode());
    if (code != null && code.startsWith("guardrail_") && row.notes().guardrails() != null) {
      return null;
    }
    return code == null && row.served().outcome() != Outcome.SUCCEEDED
        ? Words.lower(row.served().outcome())
        : code;
  }

  /** The model as the client wrote it; {@code –} when it wrote none. */
  public String asked() {
    return PlainText.orDash(row.asked().model());
  }

  /** Null when no provider was asked, or when it is what was asked for. */
  public @Nullable String served() {
    String model = row.served().model();
    return model == null || model.equals(row.asked().model()) ? null : PlainText.of(model);
  }

  public @Nullable String provider() {
    return PlainText.of(row.served().provider());
  }

  public String team() {
    return PlainText.orDash(row.who().teamSlug());
  }

  public String key() {
    return PlainText.orDash(row.who().keyName());
  }

  public boolean used() {
    return row.bill().usage().totalInput() + row.bill().usage().totalOutput() > 0;
  }

  public boolean estimated() {
    UsageSource source = row.bill().source();
    return source == UsageSource.ESTIMATED || source == UsageSource.RECOVERED;
  }

  /** Null where the config keeps no answers. */
  public @Nullable CacheChip cache() {
    return CacheChip.of(row.notes().cache());
  }

  /** Null where no guardrail had anything to say. */
  public @Nullable GuardrailChip guardrail() {
    return GuardrailChip.of(row.notes().guardrails());
  }

  /** Null when there is none to show: nothing known, or nothing used. */
  public @Nullable String cost() {
    Long nanoUsd = row.bill().nanoUsd();
    return nanoUsd == null ? null : Money.known(nanoUsd, !unpriced());
  }

  /** Whether a part of the cost is not known. */
  public boolean unpriced() {
    return row.unpricedAttempts() > 0;
  }

  public boolean hasFirstToken() {
    return row.timing().firstTokenMicros() >= 0;
  }
}
