package io.turnpike.billing.log;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.stored.EventTime;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * One search backwards through the log, a stretch of time after the other, until enough is found.
 * The roll-ups say where the next stretch with any such request begins, so that empty time costs
 * nothing; each stretch is as long as the ones before were quick, and opens the partitions of a
 * month at most. Where nothing helps to find what is wanted, it stops after a second and says how
 * far it came. Used for one search, by one subscriber.
 */
final class LogSearch<T> {

  /** A step that was begun before is finished. */
  private static final Duration PATIENCE = Duration.ofMillis(600);

  private static final Duration QUICK = Duration.ofMillis(50);
  private static final Duration SLOW = Duration.ofMillis(200);
  private static final Duration FIRST = Duration.ofHours(6);
  private static final Duration SHORTEST = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofDays(31);

  /** From the beginning of a roll-up's hour to the last id that may belong to it. */
  private static final Duration HOUR = Duration.ofHours(1).plus(EventTime.CLOSE);

  private final DatabaseClient client;
  private final OrganizationId organization;
  private final Reach reach;
  private final BookedHours hours;
  private final int limit;
  private final long begun = System.nanoTime();
  private final Shape<T> shape;
  private final List<T> rows = new ArrayList<>();
  private Instant before;
  private Duration stretch = FIRST;

  LogSearch(
      DatabaseClient client, Shape<T> shape, OrganizationId organization, Reach reach, int limit) {
    this.client = client;
    this.shape = shape;
    this.organization = organization;
    this.reach = reach;
    this.hours = new BookedHours(client, organization, reach.filter());
    this.before = reach.latest();
    this.limit = limit;
  }

  Mono<Found<T>> run() {
    return Mono.defer(this::next);
  }

  private Mono<Found<T>> next() {
    if (rows.size() >= limit || !reach.earliest().isBefore(before)) {
      return Mono.just(new Found<>(List.copyOf(rows), null));
    }
    if (sinceNanos(begun) > PATIENCE.toNanos()) {
      return Mono.just(new Found<>(List.copyOf(rows), EventTime.firstIdOf(before)));
    }
    return hours
        .lastUntil(before.plus(EventTime.CLOSE))
        .map(hour -> earlier(before, hour.plus(HOUR)))
        .defaultIfEmpty(reach.earliest())
        .flatMap(until -> stretch(until))
        .then(Mono.defer(this::next));
  }

  private Mono<Void> stretch(Instant until) {
    Instant from = later(reach.earliest(), until.minus(stretch));
    before = from;
    long asked = System.nanoTime();
    return from.isBefore(until)
        ? between(from, until).doOnNext(rows::addAll).doOnNext(_ -> adapt(sinceNanos(asked))).then()
        : Mono.empty();
  }

  private Mono<List<T>> between(Instant from, Instant until) {
    Conditions conditions = reach.of(new Conditions(organization.value())).madeBetween(from, until);
    String sql =
        "select %s from usage_event where %s order by id desc limit %d"
            .formatted(shape.columns(), conditions.sql(), limit - rows.size());
    return conditions.bindTo(client.sql(sql)).map(shape.reader()).all().collectList();
  }

  private void adapt(long nanos) {
    if (nanos < QUICK.toNanos()) {
      stretch = shorter(stretch.multipliedBy(4), LONGEST);
    } else if (nanos > SLOW.toNanos()) {
      Duration half = stretch.dividedBy(2);
      stretch = half.compareTo(SHORTEST) < 0 ? SHORTEST : half;
    }
  }

  /**
   * What is read of a row.
   *
   * @param columns for SELECT
   */
  record Shape<T>(String columns, Function<Readable, T> reader) {}

  private static long sinceNanos(long start) {
    return System.nanoTime() - start;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
