package io.turnpike.billing.rerate;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Writes adjustments, a column of theirs in each of the statement's arrays. */
final class Booking {

  private Booking() {}

  static Mono<Void> of(GenericExecuteSpec statement, UUID organization, List<EventAdjustment> all) {
    return statement
        .bind("organization", organization)
        .bind("ids", array(all, EventAdjustment::id, UUID[]::new))
        .bind("events", array(all, EventAdjustment::event, UUID[]::new))
        .bind("started", array(all, Booking::startedAt, OffsetDateTime[]::new))
        .bind("teams", array(all, each -> each.place().team(), String[]::new))
        .bind("keys", array(all, each -> each.place().key(), UUID[]::new))
        .bind("configs", array(all, each -> each.place().config(), String[]::new))
        .bind("providers", array(all, each -> each.place().provider(), String[]::new))
        .bind("models", array(all, each -> each.place().model(), String[]::new))
        .bind("deltas", array(all, EventAdjustment::delta, Long[]::new))
        .bind("old", array(all, EventAdjustment::oldVersion, String[]::new))
        .bind("new", array(all, EventAdjustment::newVersion, String[]::new))
        .bind("unpriced", array(all, EventAdjustment::unpriced, Integer[]::new))
        .bind("attempts", array(all, EventAdjustment::unpricedAttempts, Integer[]::new))
        .then();
  }

  private static OffsetDateTime startedAt(EventAdjustment adjustment) {
    return adjustment.startedAt().atOffset(ZoneOffset.UTC);
  }

  private static <T> T[] array(
      List<EventAdjustment> all, Function<EventAdjustment, T> value, IntFunction<T[]> room) {
    return all.stream().map(value).toArray(room);
  }
}
