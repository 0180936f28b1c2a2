package io.turnpike.billing.log;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.CallRecords.CallRecord;
import io.turnpike.billing.CallRecords.Span;
import io.turnpike.billing.LogEntry;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.LogRow;
import io.turnpike.billing.log.LogSearch.Shape;
import io.turnpike.billing.stored.EventRows;
import io.turnpike.billing.stored.EventTime;
import io.turnpike.billing.stored.reading.KeptRows;
import io.turnpike.infra.postgres.Database;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the log asks of Postgres; every statement sees one organization only. */
@Component
class LogQueries {

  private static final Duration LATELY = Duration.ofDays(7);

  private static final Shape<LogRow> LISTED = new Shape<>(EventRows.ROW, EventRows::row);

  private final Database database;

  LogQueries(Database database) {
    this.database = database;
  }

  Mono<Found<LogRow>> newest(
      OrganizationId organization, LogFilter filter, @Nullable UUID olderThan, int limit) {
    return newest(organization, filter, LISTED, new LogCursor(olderThan, null), limit);
  }

  <T> Mono<Found<T>> newest(
      OrganizationId organization, LogFilter filter, Shape<T> shape, LogCursor cursor, int limit) {
    return database
        .within(
            organization.value(),
            client ->
                KeptRows.from(client, organization)
                    .map(kept -> new Reach(filter, cursor, kept))
                    .flatMap(
                        reach -> new LogSearch<>(client, shape, organization, reach, limit).run()))
        .next();
  }

  Mono<LogEntry> find(OrganizationId organization, UUID id) {
    return one(organization, id, EventRows.ENTRY, EventRows::entry);
  }

  /** The number of arrival of one request; empty when there is none of that id. */
  Mono<Long> arrivalOf(OrganizationId organization, UUID id) {
    return one(organization, id, "stored_seq", EventRows::arrival);
  }

  /** The number of the newest arrival; 0 before the first. */
  Mono<Long> lastArrival(OrganizationId organization) {
    String sql =
        """
        select coalesce(max(stored_seq), 0) as stored_seq from usage_event
        where organization_id = :organization and event_day >= :since""";
    return database
        .within(
            organization.value(),
            client ->
                client
                    .sql(sql)
                    .bind("organization", organization.value())
                    .bind("since", recently())
                    .map(EventRows::arrival)
                    .all())
        .next();
  }

  /** In order of arrival, oldest first, of requests that began in that time. */
  Flux<StoredRecord> records(
      OrganizationId organization, Span span, long after, long upTo, int limit) {
    LogFilter filter = LogFilter.ALL.within(span.from(), span.to());
    Conditions conditions =
        new Conditions(organization.value())
            .matching(filter)
            .storedBetween(after, upTo)
            .keptSince(EventTime.day(EventTime.lowestId(span.from())));
    String sql =
        "select %s from usage_event where %s order by stored_seq limit %d"
            .formatted(EventRows.RECORD, conditions.sql(), limit);
    return database.within(
        organization.value(),
        client ->
            conditions
                .bindTo(client.sql(sql))
                .map(row -> new StoredRecord(EventRows.arrival(row), EventRows.record(row)))
                .all());
  }

  /** In order of arrival, oldest first. */
  Mono<List<StoredRow>> arrivals(
      OrganizationId organization, LogFilter filter, long after, long upTo, int limit) {
    return arrivals(organization, filter, after, upTo, "order by stored_seq limit " + limit);
  }

  /** The newest of them, in order of arrival. */
  Mono<List<StoredRow>> lastArrivals(
      OrganizationId organization, LogFilter filter, long after, long upTo, int limit) {
    return arrivals(organization, filter, after, upTo, "order by stored_seq desc limit " + limit)
        .map(List::reversed);
  }

  private Mono<List<StoredRow>> arrivals(
      OrganizationId organization, LogFilter filter, long after, long upTo, String order) {
    Conditions conditions =
        new Conditions(organization.value())
            .matching(filter)
            .storedBetween(after, upTo)
            .keptSince(recently());
    String sql =
        "select %s from usage_event where %s %s".formatted(EventRows.ROW, conditions.sql(), order);
    return database
        .within(
            organization.value(),
            client ->
                conditions
                    .bindTo(client.sql(sql))
                    .map(row -> new StoredRow(EventRows.arrival(row), EventRows.row(row)))
                    .all())
        .collectList();
  }

  /**
   * New rows are of requests that began lately. Without this every look would open all partitions;
   * a row that arrives later than that is in the log and not among the live ones.
   */
  private static LocalDate recently() {
    return EventTime.day(Instant.now().minus(LATELY));
  }

  private <T> Mono<T> one(
      OrganizationId organization, UUID id, String columns, Function<Readable, T> read) {
    String sql =
        """
        select %s from usage_event
        where organization_id = :organization and id = :id and event_day = usage_event_day(:id)
          and event_day >= log_kept_from(:organization)"""
            .formatted(columns);
    return database
        .within(
            organization.value(),
            client ->
                client
                    .sql(sql)
                    .bind("organization", organization.value())
                    .bind("id", id)
                    .map(read)
                    .all())
        .next();
  }

  /**
   * @param arrival the number it was given when it was stored
   */
  record StoredRow(long arrival, LogRow row) {}

  /**
   * @param arrival the number it was given when it was stored
   */
  record StoredRecord(long arrival, CallRecord record) {}
}
