package io.turnpike.billing.log;

import io.turnpike.billing.LogFilter;
import io.turnpike.billing.LogRow;
import io.turnpike.billing.stored.UsageTopic;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.redis.Announcements.Announcement;
import io.turnpike.infra.redis.Announcements.Gap;
import io.turnpike.infra.redis.Announcements.Message;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One listener's place in an organization's log. Announcements only say when to look; what is new
 * is always read from Postgres after the last row seen, in order of arrival. So nothing is missed
 * or doubled however many announcements are, and a slow listener holds one page at most: the next
 * is read when it asks.
 */
final class LiveRows {

  private static final Logger LOG = LoggerFactory.getLogger(LiveRows.class);
  private static final Duration BREATH = Duration.ofMillis(100);
  private static final int PAGE = 100;
  private static final int MOST_CAUGHT_UP = 500;

  private final LogQueries queries;
  private final Announcements announcements;
  private final OrganizationId organization;
  private final LogFilter filter;
  private final Duration lookAnyway;
  private long seen;

  LiveRows(
      LogQueries queries,
      Announcements announcements,
      OrganizationId organization,
      LogFilter filter,
      Duration lookAnyway,
      long seen) {
    this.queries = queries;
    this.announcements = announcements;
    this.organization = organization;
    this.filter = filter;
    this.lookAnyway = lookAnyway;
    this.seen = seen;
  }

  /** The newest rows since {@code seen}, then all that come. Never ends by itself. */
  Flux<LogRow> flux() {
    return Flux.concat(reading(this::catchUp), looks().concatMap(_ -> look(), 1));
  }

  /** When it may be worth looking; all that come while one look is under way are one. */
  private Flux<Object> looks() {
    return Flux.<Object>merge(
            announcements.listen(UsageTopic.NAME).filter(this::concernsUs),
            Flux.interval(Duration.ZERO, lookAnyway).onBackpressureDrop())
        .onBackpressureLatest();
  }

  private boolean concernsUs(Announcement announcement) {
    return switch (announcement) {
      case Message message -> UsageTopic.concerns(message.text(), organization.value());
      case Gap _ -> true;
    };
  }

  private Flux<LogRow> look() {
    return Flux.concat(reading(this::allSince), Mono.delay(BREATH).then(Mono.empty()));
  }

  /** A store that is away is asked again at the next look, from the same place. */
  private Flux<LogRow> reading(LongFunction<Flux<LogRow>> read) {
    return queries.lastArrival(organization).flatMapMany(read::apply).onErrorResume(this::later);
  }

  private Flux<LogRow> catchUp(long upTo) {
    return queries
        .lastArrivals(organization, filter, seen, upTo, MOST_CAUGHT_UP)
        .map(rows -> passed(rows, upTo))
        .flatMapIterable(Function.identity());
  }

  private Flux<LogRow> allSince(long upTo) {
    return upTo > seen ? Flux.defer(() -> page(upTo)).repeat(() -> upTo > seen) : Flux.empty();
  }

  /** Read whole before any of it is handed on, so that a slow listener holds no connection. */
  private Flux<LogRow> page(long upTo) {
    return queries
        .arrivals(organization, filter, seen, upTo, PAGE)
        .map(rows -> passed(rows, rows.size() < PAGE ? upTo : rows.getLast().arrival()))
        .flatMapIterable(Function.identity());
  }

  private List<LogRow> passed(List<LogQueries.StoredRow> rows, long upTo) {
    seen = upTo;
    return rows.stream().map(LogQueries.StoredRow::row).toList();
  }

  private Mono<LogRow> later(Throwable cause) {
    LOG.warn("Live log of {} cannot be read just now: {}", organization, cause.toString());
    return Mono.empty();
  }
}
