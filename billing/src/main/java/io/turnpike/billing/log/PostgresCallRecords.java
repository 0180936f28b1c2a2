package io.turnpike.billing.log;

import io.turnpike.billing.CallRecords;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.log.LogQueries.StoredRecord;
import io.turnpike.billing.log.LogSearch.Shape;
import io.turnpike.billing.stored.EventRows;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.OrganizationId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One page is read ahead at most, each in a transaction of its own. */
@Component
class PostgresCallRecords implements CallRecords {

  private static final Shape<CallRecord> RECORD = new Shape<>(EventRows.RECORD, EventRows::record);

  private static final int AT_ONCE = 1_000;
  private static final int MOST_ROWS = 200;

  private final LogQueries queries;

  PostgresCallRecords(LogQueries queries) {
    this.queries = queries;
  }

  @Override
  public Flux<CallRecord> newestFirst(OrganizationId organization, LogFilter filter) {
    return queries
        .lastArrival(organization)
        .flatMap(last -> search(organization, filter, new LogCursor(null, last == 0 ? null : last)))
        .expand(
            step -> step.next() == null ? Mono.empty() : search(organization, filter, step.next()))
        .concatMapIterable(Step::records, 1);
  }

  @Override
  public Mono<Page> page(
      OrganizationId organization, Span span, @Nullable String cursor, int limit) {
    return Mono.defer(
        () ->
            queries
                .records(
                    organization, bounded(span), after(cursor), Long.MAX_VALUE, allowed(limit) + 1)
                .collectList()
                .map(rows -> page(rows, limit)));
  }

  @Override
  public Flux<CallRecord> inOrder(OrganizationId organization, Span span) {
    return Mono.fromCallable(() -> bounded(span))
        .flatMap(_ -> queries.lastArrival(organization))
        .map(last -> last == 0 ? Long.MAX_VALUE : last)
        .flatMapMany(upTo -> inOrder(organization, span, upTo));
  }

  private Flux<CallRecord> inOrder(OrganizationId organization, Span span, long upTo) {
    return stored(organization, span, 0, upTo)
        .expand(
            rows ->
                rows.size() < AT_ONCE
                    ? Mono.empty()
                    : stored(organization, span, rows.getLast().arrival(), upTo))
        .concatMapIterable(rows -> rows, 1)
        .map(StoredRecord::record);
  }

  private Mono<List<StoredRecord>> stored(
      OrganizationId organization, Span span, long after, long upTo) {
    return queries.records(organization, span, after, upTo, AT_ONCE).collectList();
  }

  private Mono<Step> search(OrganizationId organization, LogFilter filter, LogCursor cursor) {
    return queries
        .newest(organization, filter, RECORD, cursor, AT_ONCE)
        .map(found -> Step.after(found, cursor));
  }

  private static Page page(List<StoredRecord> rows, int limit) {
    boolean more = rows.size() > limit;
    List<StoredRecord> shown = more ? rows.subList(0, limit) : rows;
    return new Page(
        shown.stream().map(StoredRecord::record).toList(),
        more ? cursor(shown.getLast().arrival()) : null);
  }

  private static Span bounded(Span span) {
    Instant to = span.to() == null ? Instant.now() : span.to();
    if (!span.from().isBefore(to)) {
      throw InvalidInput.at("/from", "must be before \"to\"");
    }
    if (Duration.between(span.from(), to).toDays() > MOST_DAYS) {
      throw InvalidInput.at("/from", "must be at most " + MOST_DAYS + " days before \"to\"");
    }
    return span;
  }

  private static String cursor(long arrival) {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(arrival).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Throws InvalidInput for anything that {@link #cursor} did not make. */
  private static long after(@Nullable String cursor) {
    try {
      byte[] bytes = cursor == null ? new byte[Long.BYTES] : Base64.getUrlDecoder().decode(cursor);
      if (bytes.length == Long.BYTES) {
        return ByteBuffer.wrap(bytes).getLong();
      }
    } catch (IllegalArgumentException notBase64) {
      // Falls through to the one sentence that says what is accepted.
    }
    throw InvalidInput.at("/cursor", "must be the next_cursor of an earlier page, unchanged");
  }

  private static int allowed(int limit) {
    if (limit < 1 || limit > MOST_ROWS) {
      throw InvalidInput.at("/limit", "must be 1 to " + MOST_ROWS + ", not " + limit);
    }
    return limit;
  }

  /**
   * @param next where to go on; null at the end
   */
  private record Step(List<CallRecord> records, @Nullable LogCursor next) {

    static Step after(Found<CallRecord> found, LogCursor cursor) {
      List<CallRecord> records = found.rows();
      if (records.size() == AT_ONCE) {
        var last = records.getLast().row().requestId();
        return new Step(records, new LogCursor(last, cursor.upTo()));
      }
      return new Step(
          records,
          found.lookedThrough() == null
              ? null
              : new LogCursor(found.lookedThrough(), cursor.upTo()));
    }
  }
}
