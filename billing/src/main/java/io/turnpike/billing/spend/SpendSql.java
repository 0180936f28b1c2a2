package io.turnpike.billing.spend;

import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.stored.reading.BookedSql;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one statement of a report. Whole hours and quarters of an hour come from the roll-ups; what a
 * query's ends cut off from them comes from the log rows themselves, so any time can be asked for
 * exactly. What no roll-up holds comes from the rows alone.
 *
 * @param most how many groups are told one by one; the others are one
 */
record SpendSql(List<Dimension> groupBy, boolean intervals, boolean oneTeam, int most) {

  /** Piece by piece, which the offset of nothing makes Postgres do: as a join it reads all. */
  private static final String ROLLED_UP =
      """
      select %1$s as began, team, key_id, config, provider, model,
        requests, failed, unpriced, unpriced_attempts, input_tokens, output_tokens, cost_nano
      from unnest(:%1$s_from, :%1$s_to) as piece (first, beyond)
      cross join lateral (
        select * from spend_%2$s
        where organization_id = :organization
          and %1$s >= to_timestamp(first) and %1$s < to_timestamp(beyond)%3$s
        offset 0
      ) as rolled_up""";

  private static final String ROWS =
      """
      select %2$s
      from usage_event
      where organization_id = :organization
        and started_at >= :%1$s_from and started_at < :%1$s_to
        and id >= :%1$s_lowest and id < :%1$s_highest
        and event_day between usage_event_day(:%1$s_lowest) and usage_event_day(:%1$s_highest)""";

  private static final String CUT_OFF =
      """
      select started_at, team, key_id, config, provider, model,
        requests, failed, unpriced, unpriced_attempts, input_tokens, output_tokens, cost_nano
      from (
      %s
      ) as booked"""
          .formatted(BookedSql.of("logged"));

  /** A tag's name is bound only where it is asked for. */
  private static final String LABELS =
      "coalesce(end_user, '') as user_label, coalesce(session_id, '') as session_label, ";

  private static final String TAG = "coalesce(metadata ->> :tag, '') as tag_label, ";

  /** Compares times as they are: to make numbers of them first costs as much as all the rest. */
  private static final String INTERVAL =
      "width_bucket(began, (select array_agg(to_timestamp(each) order by each)"
          + " from unnest(:starts) as each))";

  private static final List<String> COUNTS =
      List.of("requests", "failed", "unpriced", "unpriced_attempts");

  private static final List<String> AMOUNTS = List.of("input_tokens", "output_tokens", "cost_nano");

  private static final String SUMS =
      Stream.concat(COUNTS.stream(), AMOUNTS.stream())
          .map(figure -> "sum(%1$s) as %1$s".formatted(figure))
          .collect(Collectors.joining(", "));

  /** What a correction of prices booked for rows that are cut off; else the roll-ups hold it. */
  private static final String ADJUSTED =
      """
      select event_started_at, team, key_id, config, provider, model,
        0, 0, unpriced, unpriced_attempts, 0, 0, delta_nano
      from usage_adjustment
      where organization_id = :organization
        and (event_started_at >= :head_from and event_started_at < :head_to
          or event_started_at >= :tail_from and event_started_at < :tail_to)""";

  /** The same of rows that are read themselves, with their labels. */
  private static final String ADJUSTED_ROWS =
      """
      select logged.organization_id, event_started_at, %1$s team, usage_adjustment.key_id,
        usage_adjustment.config, usage_adjustment.provider, usage_adjustment.model,
        0, 0, usage_adjustment.unpriced, usage_adjustment.unpriced_attempts, 0, 0, delta_nano
      from logged
      join usage_adjustment
        on usage_adjustment.organization_id = :organization and event_id = logged.id""";

  private static final String FIGURES =
      Stream.concat(
              COUNTS.stream().map("sum(%1$s)::bigint as %1$s"::formatted),
              AMOUNTS.stream()
                  .map("least(sum(%1$s), 9223372036854775807)::bigint as %1$s"::formatted))
          .collect(Collectors.joining(", "));

  /** Whether it reads log rows alone. */
  static boolean ofRows(List<Dimension> groupBy) {
    return groupBy.stream().anyMatch(Dimension::ofRows);
  }

  String text() {
    return "with %s\nselect interval_number, %s, %s\nfrom (%s) as ranked\ngroup by %s\norder by %s"
        .formatted(
            ofRows(groupBy) ? rowsAlone() : rollUpsAndRows(),
            told(),
            FIGURES,
            ranked(),
            numbers(),
            numbers());
  }

  /** How the dimension's value is called in the result. */
  static String name(Dimension dimension) {
    return "by_" + dimension.ordinal();
  }

  private String rollUpsAndRows() {
    String team = oneTeam ? " and team = :team" : "";
    return "logged as (\n%s\nunion all\n%s\n), used as (\n%s\nunion all\n%s\nunion all\n%s\nunion all\n%s\n)"
        .formatted(
            rows("head"),
            rows("tail"),
            ROLLED_UP.formatted("hour", "hour", team),
            ROLLED_UP.formatted("quarter", "quarter_hour", team),
            CUT_OFF,
            ADJUSTED + team);
  }

  private String rowsAlone() {
    boolean apart = groupBy.contains(Dimension.PROVIDER) || groupBy.contains(Dimension.MODEL);
    String labels = LABELS + (groupBy.contains(Dimension.TAG) ? TAG : "");
    return """
    logged as %s (
    %s
    ), used as (
    select *, started_at as began from (
    %s
    union all
    %s
    ) as booked
    )"""
        .formatted(
            apart ? "materialized" : "not materialized",
            rows("head"),
            BookedSql.of("logged", labels, apart),
            ADJUSTED_ROWS.formatted(labels));
  }

  private String rows(String name) {
    return ROWS.formatted(name, "id, " + BookedSql.COLUMNS)
        + (oneTeam ? " and team_slug = :team" : "");
  }

  /** Groups in the order of what they cost over the whole time, dearest first. */
  private String ranked() {
    String names = names();
    if (names.isEmpty()) {
      return "select *, 1 as place from (%s) as grouped".formatted(grouped());
    }
    return """
    select *, dense_rank() over (order by whole desc, calls desc, %1$s) as place
    from (
      select *, sum(cost_nano) over each as whole, sum(requests) over each as calls
      from (%2$s) as grouped
      window each as (partition by %1$s)
    ) as weighed"""
        .formatted(names, grouped());
  }

  private String grouped() {
    String keys =
        Stream.concat(Stream.of(interval()), groupBy.stream().map(SpendSql::column))
            .collect(Collectors.joining(", "));
    String numbers =
        Stream.iterate(1, number -> number <= groupBy.size() + 1, number -> number + 1)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return "select %s, %s from used group by %s".formatted(keys, SUMS, numbers);
  }

  private String interval() {
    return (intervals ? INTERVAL : "1") + " as interval_number";
  }

  private String told() {
    return Stream.concat(
            Stream.of("place > " + most + " as others"),
            groupBy.stream()
                .map(SpendSql::name)
                .map(
                    name ->
                        "case when place > %d then '' else %s::text end as %2$s"
                            .formatted(most, name)))
        .collect(Collectors.joining(", "));
  }

  private String names() {
    return groupBy.stream().map(SpendSql::name).collect(Collectors.joining(", "));
  }

  /** Of the columns that rows are told apart by. */
  private String numbers() {
    return Stream.iterate(1, number -> number <= groupBy.size() + 2, number -> number + 1)
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private static String column(Dimension dimension) {
    return switch (dimension) {
          case TEAM -> "team";
          case KEY -> "key_id";
          case CONFIG -> "config";
          case PROVIDER -> "provider";
          case MODEL -> "model";
          case USER -> "user_label";
          case SESSION -> "session_label";
          case TAG -> "tag_label";
        }
        + " as "
        + name(dimension);
  }
}
