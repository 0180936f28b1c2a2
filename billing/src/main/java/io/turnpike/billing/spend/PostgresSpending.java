package io.turnpike.billing.spend;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.Intervals;
import io.turnpike.billing.Spending;
import io.turnpike.billing.stored.EventTime;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresSpending implements Spending {

  private final Database database;

  PostgresSpending(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Report> report(OrganizationId organization, Query query) {
    return Mono.defer(
        () -> rows(organization, bounded(query)).collectList().map(PostgresSpending::report));
  }

  private Flux<Row> rows(OrganizationId organization, Query query) {
    List<Instant> starts = Intervals.starts(query);
    String sql = new SpendSql(query.groupBy(), !starts.isEmpty(), query.team() != null).text();
    return database.within(
        organization.value(),
        client ->
            bind(client.sql(sql), organization, query, starts)
                .map(row -> row(row, query.groupBy(), starts))
                .all());
  }

  private static GenericExecuteSpec bind(
      GenericExecuteSpec statement,
      OrganizationId organization,
      Query query,
      List<Instant> starts) {
    QuarterHours whole = QuarterHours.within(query.from(), query.to());
    GenericExecuteSpec bound =
        statement
            .bind("organization", organization.value())
            .bind("first", whole.first())
            .bind("last", whole.last());
    bound = edge(bound, "head", query.from(), whole.first());
    bound = edge(bound, "tail", whole.last(), query.to());
    bound = query.team() == null ? bound : bound.bind("team", query.team());
    return starts.isEmpty() ? bound : bound.bind("starts", epochSeconds(starts));
  }

  private static GenericExecuteSpec edge(
      GenericExecuteSpec statement, String name, Instant from, Instant to) {
    return statement
        .bind(name + "_from", from)
        .bind(name + "_to", to)
        .bind(name + "_lowest", EventTime.lowestId(from))
        .bind(name + "_highest", EventTime.highestId(to));
  }

  private static Long[] epochSeconds(List<Instant> starts) {
    return starts.stream().map(Instant::getEpochSecond).toArray(Long[]::new);
  }

  private static Row row(Readable row, List<Dimension> groupBy, List<Instant> starts) {
    Map<Dimension, String> group = new EnumMap<>(Dimension.class);
    for (Dimension dimension : groupBy) {
      group.put(dimension, Objects.requireNonNull(row.get(SpendSql.name(dimension), String.class)));
    }
    int number = Objects.requireNonNull(row.get("interval_number", Integer.class));
    return new Row(starts.isEmpty() ? null : starts.get(number - 1), group, figures(row));
  }

  private static Figures figures(Readable row) {
    return new Figures(
        number(row, "requests"),
        number(row, "failed"),
        number(row, "unpriced"),
        number(row, "unpriced_attempts"),
        number(row, "input_tokens"),
        number(row, "output_tokens"),
        number(row, "cost_nano"));
  }

  private static Report report(List<Row> rows) {
    if (rows.size() > SpendSql.MOST_ROWS) {
      throw InvalidInput.at(
          "/group_by",
          "would give more than "
              + SpendSql.MOST_ROWS
              + " rows; group by less or shorten the time");
    }
    return new Report(rows, rows.stream().map(Row::figures).reduce(Figures.ZERO, Figures::plus));
  }

  private static Query bounded(Query query) {
    Instant from = EventTime.within(query.from());
    Instant to = EventTime.within(query.to());
    if (!from.isBefore(to)) {
      throw InvalidInput.at("/from", "must be before \"to\"");
    }
    return new Query(
        query.groupBy().stream().distinct().toList(),
        from,
        to,
        query.interval(),
        query.zone(),
        query.team());
  }

  private static long number(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Long.class), column);
  }
}
