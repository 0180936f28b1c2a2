package io.turnpike.billing.statistics;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Readable;
import io.turnpike.billing.spend.Intervals;
import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.billing.stored.EventTime;
import io.turnpike.infra.postgres.Database;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresRequestStatistics implements RequestStatistics {

  private static final String PATIENCE = "set local statement_timeout = '2s'";
  private static final String CANCELLED = "57014";

  private static final String SQL =
      """
      with looked_at as (
        select started_at, outcome, first_token_micros, total_micros,
          outcome = 'SUCCEEDED' and attempt_count > 1
            and strpos(attempts::text, '"failure":"') > 0 as rescued
        from usage_event
        where organization_id = :organization and started_at >= :from and started_at < :to
          and id >= :lowest and id < :highest
          and event_day between usage_event_day(:lowest) and usage_event_day(:highest)
        order by id desc limit %d
      ), placed as (
        select *, width_bucket(floor(extract(epoch from started_at))::bigint, :starts) as place
        from looked_at
      )
      select coalesce(place, -1) as place,
        count(*) as requests,
        count(*) filter (where outcome = 'FAILED') as failed,
        count(*) filter (where outcome = 'INTERRUPTED') as interrupted,
        count(*) filter (where outcome = 'REJECTED') as rejected,
        count(*) filter (where rescued) as rescued,
        percentile_disc(array[0.5, 0.95, 0.99]) within group (order by first_token_micros)
          filter (where outcome = 'SUCCEEDED' and first_token_micros >= 0) as first_token,
        percentile_disc(array[0.5, 0.95, 0.99]) within group (order by total_micros)
          filter (where outcome = 'SUCCEEDED') as total
      from placed group by grouping sets ((place), ()) order by 1
      """
          .formatted(MOST);

  private final Database database;

  PostgresRequestStatistics(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Report> report(OrganizationId organization, Query query) {
    List<Instant> starts = Intervals.starts(query);
    return database
        .within(organization.value(), client -> rows(client, organization, query, starts))
        .collectList()
        .map(rows -> new Report(rows.getFirst(), List.copyOf(rows.subList(1, rows.size()))))
        .onErrorComplete(TookTooLong.class);
  }

  private static Flux<Row> rows(
      DatabaseClient client, OrganizationId organization, Query query, List<Instant> starts) {
    return client
        .sql(PATIENCE)
        .then()
        .thenMany(
            client
                .sql(SQL)
                .bind("organization", organization.value())
                .bind("from", query.from())
                .bind("to", query.to())
                .bind("lowest", EventTime.lowestId(query.from()))
                .bind("highest", EventTime.highestId(query.to()))
                .bind("starts", starts.stream().map(Instant::getEpochSecond).toArray(Long[]::new))
                .map(row -> row(row, starts))
                .all())
        .onErrorMap(PostgresRequestStatistics::cancelled, _ -> new TookTooLong());
  }

  private static Row row(Readable row, List<Instant> starts) {
    int place = Objects.requireNonNull(row.get("place", Integer.class));
    return new Row(
        place < 0 ? null : starts.get(Math.max(place, 1) - 1),
        number(row, "requests"),
        number(row, "failed"),
        number(row, "interrupted"),
        number(row, "rejected"),
        number(row, "rescued"),
        quantiles(row.get("first_token", Long[].class)),
        quantiles(row.get("total", Long[].class)));
  }

  private static @Nullable Quantiles quantiles(Long @Nullable [] values) {
    return values == null || values[0] == null
        ? null
        : new Quantiles(values[0], values[1], values[2]);
  }

  private static long number(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Long.class), column);
  }

  private static boolean cancelled(Throwable error) {
    return error instanceof R2dbcException cause
        ? CANCELLED.equals(cause.getSqlState())
        : error.getCause() != null && cancelled(error.getCause());
  }

  /** Without its cause, which would be taken for a database that is away. */
  private static final class TookTooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TookTooLong() {
      super("The statistics took longer than a page waits.", null, false, false);
    }
  }
}
