package io.turnpike.billing.spend;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.stored.EventTime;
import io.turnpike.billing.stored.reading.KeptRows;
import io.turnpike.billing.stored.reading.RowPatience;
import io.turnpike.infra.postgres.Database;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresSpending implements Spending {

  private static final int MOST_ROWS = 50_000;
  private static final String REMEDY = "ask for a shorter time, or for one team";

  private final Database database;
  private final int mostRows;

  @Autowired
  PostgresSpending(Database database) {
    this(database, MOST_ROWS);
  }

  /**
   * @param mostRows of a report, those of the others not counted
   */
  PostgresSpending(Database database, int mostRows) {
    this.database = database;
    this.mostRows = mostRows;
  }

  @Override
  public Mono<Report> report(OrganizationId organization, Query query) {
    return Mono.defer(() -> rows(organization, Bounds.checked(query)).collectList())
        .map(PostgresSpending::report);
  }

  /** How long rows are kept is read with them, so that a change of it counts at once. */
  private Flux<Row> rows(OrganizationId organization, Query query) {
    return database.within(
        organization.value(),
        client ->
            KeptRows.from(client, organization)
                .map(kept -> Bounds.within(query, kept))
                .flatMapMany(bounded -> rows(client, organization, bounded)));
  }

  private Flux<Row> rows(DatabaseClient client, OrganizationId organization, Query query) {
    List<Instant> starts = Intervals.starts(query);
    int most = Math.max(1, mostRows / Math.max(1, starts.size()));
    String sql =
        new SpendSql(query.groupBy(), !starts.isEmpty(), query.team() != null, most).text();
    Flux<Row> rows =
        bind(client.sql(sql), organization, query, starts)
            .map(row -> row(row, query.groupBy(), starts))
            .all();
    return SpendSql.ofRows(query.groupBy()) ? RowPatience.bounded(client, rows, REMEDY) : rows;
  }

  private static GenericExecuteSpec bind(
      GenericExecuteSpec statement,
      OrganizationId organization,
      Query query,
      List<Instant> starts) {
    GenericExecuteSpec bound = statement.bind("organization", organization.value());
    bound =
        SpendSql.ofRows(query.groupBy())
            ? rows(bound, "head", query.from(), query.to())
            : pieces(bound, query, starts);
    bound = query.team() == null ? bound : bound.bind("team", query.team());
    bound = query.groupBy().contains(Dimension.TAG) ? bound.bind("tag", tag(query)) : bound;
    return starts.isEmpty() ? bound : bound.bind("starts", epochSeconds(starts));
  }

  private static GenericExecuteSpec pieces(
      GenericExecuteSpec statement, Query query, List<Instant> starts) {
    QuarterHours whole = QuarterHours.within(query.from(), query.to());
    Pieces pieces = Pieces.of(whole, starts);
    GenericExecuteSpec bound = rows(statement, "head", query.from(), whole.first());
    bound = rows(bound, "tail", whole.last(), query.to());
    bound = spans(bound, "hour", pieces.hours());
    return spans(bound, "quarter", pieces.quarters());
  }

  private static GenericExecuteSpec rows(
      GenericExecuteSpec statement, String name, Instant from, Instant to) {
    return statement
        .bind(name + "_from", from)
        .bind(name + "_to", to)
        .bind(name + "_lowest", EventTime.lowestId(from))
        .bind(name + "_highest", EventTime.highestId(to));
  }

  private static GenericExecuteSpec spans(
      GenericExecuteSpec statement, String name, List<Pieces.Span> spans) {
    return statement
        .bind(name + "_from", epochSeconds(spans.stream().map(Pieces.Span::from).toList()))
        .bind(name + "_to", epochSeconds(spans.stream().map(Pieces.Span::to).toList()));
  }

  private static String tag(Query query) {
    return Objects.requireNonNull(query.tag());
  }

  private static Long[] epochSeconds(List<Instant> times) {
    return times.stream().map(Instant::getEpochSecond).toArray(Long[]::new);
  }

  private static Row row(Readable row, List<Dimension> groupBy, List<Instant> starts) {
    int number = Objects.requireNonNull(row.get("interval_number", Integer.class));
    boolean others = Objects.requireNonNull(row.get("others", Boolean.class));
    return new Row(
        starts.isEmpty() ? null : starts.get(number - 1),
        others ? Map.of() : group(row, groupBy),
        figures(row),
        others);
  }

  private static Map<Dimension, String> group(Readable row, List<Dimension> groupBy) {
    Map<Dimension, String> group = new EnumMap<>(Dimension.class);
    for (Dimension dimension : groupBy) {
      group.put(dimension, Objects.requireNonNull(row.get(SpendSql.name(dimension), String.class)));
    }
    return group;
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
    return new Report(rows, rows.stream().map(Row::figures).reduce(Figures.ZERO, Figures::plus));
  }

  private static long number(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Long.class), column);
  }
}
