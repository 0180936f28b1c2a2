package io.turnpike.billing.spend;

import io.turnpike.billing.Spending.Dimension;
import io.turnpike.billing.stored.BookedSql;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one statement of a report. Whole quarters of an hour come from the roll-ups; what a query's
 * ends cut off from them comes from the log rows themselves, so any time can be asked for exactly.
 */
record SpendSql(List<Dimension> groupBy, boolean intervals, boolean oneTeam) {

  static final int MOST_ROWS = 50_000;

  private static final String USED =
      """
      select quarter as began, team, key_id, config, provider, model,
        requests, failed, unpriced, unpriced_attempts, input_tokens, output_tokens, cost_nano
      from spend_quarter_hour
      where organization_id = :organization and quarter >= :first and quarter < :last""";

  private static final String EDGE =
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
          .formatted(BookedSql.of("edges"));

  /** What a correction of prices booked for rows that are cut off; else the roll-ups hold it. */
  private static final String ADJUSTED =
      """
      select event_started_at, team, key_id, config, provider, model,
        0, 0, unpriced, unpriced_attempts, 0, 0, delta_nano
      from usage_adjustment
      where organization_id = :organization
        and (event_started_at >= :head_from and event_started_at < :head_to
          or event_started_at >= :tail_from and event_started_at < :tail_to)""";

  private static final String FIGURES =
      """
      sum(requests)::bigint as requests,
      sum(failed)::bigint as failed,
      sum(unpriced)::bigint as unpriced,
      sum(unpriced_attempts)::bigint as unpriced_attempts,
      least(sum(input_tokens), 9223372036854775807)::bigint as input_tokens,
      least(sum(output_tokens), 9223372036854775807)::bigint as output_tokens,
      least(sum(cost_nano), 9223372036854775807)::bigint as cost_nano""";

  String text() {
    List<String> keys =
        Stream.concat(Stream.of(interval()), groupBy.stream().map(SpendSql::column)).toList();
    String numbers =
        Stream.iterate(1, number -> number <= keys.size(), number -> number + 1)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return """
    with edges as (
    %s
    union all
    %s
    )
    select %s, %s
    from (
    %s
    union all
    %s
    union all
    %s
    ) as used
    group by %s
    order by %s
    limit %d"""
        .formatted(
            edge("head"),
            edge("tail"),
            String.join(", ", keys),
            FIGURES,
            USED + (oneTeam ? " and team = :team" : ""),
            CUT_OFF,
            ADJUSTED + (oneTeam ? " and team = :team" : ""),
            numbers,
            numbers,
            MOST_ROWS + 1);
  }

  /** How the dimension's value is called in the result. */
  static String name(Dimension dimension) {
    return "by_" + dimension.ordinal();
  }

  private String edge(String name) {
    return EDGE.formatted(name, BookedSql.COLUMNS) + (oneTeam ? " and team_slug = :team" : "");
  }

  private String interval() {
    return (intervals ? "width_bucket(floor(extract(epoch from began))::bigint, :starts)" : "1")
        + " as interval_number";
  }

  private static String column(Dimension dimension) {
    return switch (dimension) {
          case TEAM -> "team";
          case KEY -> "key_id::text";
          case CONFIG -> "config";
          case PROVIDER -> "provider";
          case MODEL -> "model";
        }
        + " as "
        + name(dimension);
  }
}
