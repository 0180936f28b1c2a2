package io.turnpike.billing.reconciliation;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.reconciliation.Reconciliation.Day;
import io.turnpike.billing.reconciliation.Reconciliation.Difference;
import io.turnpike.billing.reconciliation.Reconciliation.Sum;
import io.turnpike.tenants.Organization;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Where a day's difference begins: quarter of an hour, team and provider. */
final class FirstDifference {

  private static final String SQL =
      Sources.WITH
          + """

          select began, team, provider,
            %1$s, %2$s, %3$s
          from (
          %4$s
          ) as told
          group by began, team, provider
          having %5$s
          order by began, team, provider
          limit 1"""
              .formatted(
                  figures("rows"),
                  figures("roll-ups"),
                  figures("ledger"),
                  Sources.ALL,
                  differ("rows", "roll-ups") + " or " + differ("roll-ups", "ledger"));

  private static final String CONTRADICTION =
      """
      select id from usage_event
      where organization_id = :organization
        and started_at >= :from and started_at < :to
        and id >= :lowest and id < :highest
        and event_day between usage_event_day(:lowest) and usage_event_day(:highest)
        and team_slug = :team
        and coalesce(cost_nano, 0) <> coalesce((
          select sum(split_part(line, ':', -1)::numeric)
          from string_to_table(cost_lines, ';') as line where line <> ''), 0)
      order by id limit 1""";

  private FirstDifference() {}

  static Mono<Difference> of(DatabaseClient client, Organization organization, Day day) {
    return Span.of(day.day(), day.day(), organization.zone())
        .bind(client.sql(SQL), organization)
        .map(FirstDifference::difference)
        .one()
        .flatMap(
            it ->
                contradiction(client, organization, it).map(id -> with(it, id)).defaultIfEmpty(it));
  }

  private static Mono<UUID> contradiction(
      DatabaseClient client, Organization organization, Difference difference) {
    return new Span(difference.quarter(), difference.quarter().plusSeconds(900))
        .bind(client.sql(CONTRADICTION), organization)
        .bind("team", difference.team())
        .mapValue(UUID.class)
        .one();
  }

  private static Difference difference(Readable row) {
    return new Difference(
        requireNonNull(row.get("began", Instant.class)),
        requireNonNull(row.get("team", String.class)),
        requireNonNull(row.get("provider", String.class)),
        sum(row, "rows"),
        sum(row, "roll-ups"),
        sum(row, "ledger"),
        null);
  }

  private static Difference with(Difference it, @Nullable UUID row) {
    return new Difference(
        it.quarter(), it.team(), it.provider(), it.rows(), it.rollUps(), it.ledger(), row);
  }

  private static Sum sum(Readable row, String source) {
    return new Sum(
        requireNonNull(row.get(source + " requests", Long.class)),
        requireNonNull(row.get(source + " cost", Long.class)));
  }

  private static String figures(String source) {
    return "%1$s::bigint as \"%3$s requests\", %2$s::bigint as \"%3$s cost\""
        .formatted(of(source, "requests"), of(source, "cost_nano"), source);
  }

  private static String differ(String one, String other) {
    return "%s <> %s or %s <> %s"
        .formatted(
            of(one, "requests"),
            of(other, "requests"),
            of(one, "cost_nano"),
            of(other, "cost_nano"));
  }

  private static String of(String source, String figure) {
    return "coalesce(sum(%s) filter (where source = '%s'), 0)".formatted(figure, source);
  }
}
