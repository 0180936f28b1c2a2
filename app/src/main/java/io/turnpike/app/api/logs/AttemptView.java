package io.turnpike.app.api.logs;

import io.turnpike.app.api.Fields;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.Bill;
import org.jspecify.annotations.Nullable;

/** An attempt as JSON shows it, its parts on one level. */
record AttemptView(
    int number,
    String provider,
    String model,
    @Nullable Double startMs,
    @Nullable Double connectedMs,
    @Nullable Double headersMs,
    @Nullable Double firstTokenMs,
    @Nullable Double endMs,
    int status,
    @Nullable String failure,
    @Nullable String detail,
    String at,
    @Nullable String credential,
    @Nullable String breaker,
    UsageView usage,
    String usageSource,
    @Nullable Long costNanoUsd,
    @Nullable String priceVersion,
    @Nullable String answeredModel,
    @Nullable String tier) {

  static AttemptView of(Attempt attempt) {
    Where where = attempt.where();
    Timeline timeline = attempt.timeline();
    Bill bill = attempt.bill();
    return new AttemptView(
        attempt.number(),
        attempt.connection(),
        attempt.model(),
        Fields.millis(timeline.startMicros()),
        Fields.millis(timeline.connectedMicros()),
        Fields.millis(timeline.headersMicros()),
        Fields.millis(timeline.firstTokenMicros()),
        Fields.millis(timeline.endMicros()),
        attempt.result().status(),
        attempt.failure() == null ? null : attempt.failure().word(),
        attempt.result().detail(),
        where.at(),
        where.credential(),
        where.breaker(),
        UsageView.of(bill.usage()),
        Fields.word(bill.source()),
        bill.nanoUsd(),
        bill.priceVersion(),
        attempt.answered().model(),
        attempt.answered().tier());
  }
}
