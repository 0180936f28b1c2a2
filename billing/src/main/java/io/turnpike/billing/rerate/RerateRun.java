package io.turnpike.billing.rerate;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.LogEntry;
import io.turnpike.billing.rerate.Earlier.Sum;
import io.turnpike.billing.rerate.Rerating.Request;
import io.turnpike.billing.stored.EventRows;
import io.turnpike.billing.stored.EventTime;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One pass over the rows of a time, page by page, in one transaction. */
final class RerateRun {

  static final int PAGE = 1_000;

  /** More than this is several re-ratings. */
  static final long MOST_ROWS = 500_000;

  private final DatabaseClient db;
  private final UUID organization;
  private final Request request;
  private final EventRerating prices;
  private final List<EventAdjustment> adjustments = new ArrayList<>();
  private long rows;

  RerateRun(DatabaseClient db, UUID organization, Request request, EventRerating prices) {
    this.db = db;
    this.organization = organization;
    this.request = request;
    this.prices = prices;
  }

  List<EventAdjustment> adjustments() {
    return adjustments;
  }

  long rows() {
    return rows;
  }

  long unknown() {
    return prices.unknown();
  }

  Mono<RerateRun> read() {
    return lock()
        .then(Mono.defer(() -> page(EventTime.lowestId(request.from()))))
        .expand(last -> last.size() < PAGE ? Mono.empty() : page(last.getLast().id()))
        .then(Mono.just(this));
  }

  /** All of them, some at a time. */
  Mono<Void> book() {
    return Flux.fromIterable(adjustments)
        .buffer(PAGE)
        .concatMap(batch -> Booking.of(db.sql(RerateSql.BOOK), organization, batch))
        .then();
  }

  private Mono<Void> lock() {
    return db.sql(RerateSql.LOCK).bind("organization", organization).fetch().all().then();
  }

  private Mono<List<UsageEvent>> page(UUID after) {
    return db.sql(RerateSql.PAGE)
        .bind("organization", organization)
        .bind("from", request.from())
        .bind("to", request.to())
        .bind("after", after)
        .bind("highest", EventTime.highestId(request.to()))
        .bind("most", PAGE)
        .map(EventRows::entry)
        .all()
        .map(LogEntry::event)
        .collectList()
        .delayUntil(this::rerate);
  }

  private Mono<Void> rerate(List<UsageEvent> events) {
    rows += events.size();
    if (rows > MOST_ROWS) {
      throw InvalidInput.at(
          "/from", "would price more than " + MOST_ROWS + " requests; shorten the time");
    }
    return events.isEmpty()
        ? Mono.empty()
        : earlier(events).doOnNext(known -> add(events, known)).then();
  }

  private void add(List<UsageEvent> events, Earlier earlier) {
    for (UsageEvent event : events) {
      adjustments.addAll(prices.of(event, earlier.of(event.id())));
    }
  }

  private Mono<Earlier> earlier(List<UsageEvent> events) {
    UUID[] ids = events.stream().map(UsageEvent::id).toArray(UUID[]::new);
    return db.sql(RerateSql.EARLIER)
        .bind("organization", organization)
        .bind("events", ids)
        .map(RerateRun::row)
        .all()
        .collect(Earlier::new, (earlier, row) -> earlier.add(row.event, row.upstream, row.sum));
  }

  private record Row(UUID event, Upstream upstream, Sum sum) {}

  private static Row row(Readable row) {
    String version = row.get("version", String.class);
    Sum sum =
        new Sum(
            the(row, "delta", Long.class),
            the(row, "unpriced", Integer.class),
            the(row, "unpriced_attempts", Integer.class),
            version == null ? "" : version);
    return new Row(
        the(row, "event_id", UUID.class),
        new Upstream(the(row, "provider", String.class), the(row, "model", String.class)),
        sum);
  }

  private static <T> T the(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
