package io.turnpike.billing.statements;

import static java.util.Objects.requireNonNull;

import io.turnpike.billing.statements.Statements.Share;
import io.turnpike.billing.stored.EventTime;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** What a month's log rows say of a metadata entry. */
final class TaggedUsage {

  /** Rows that came after the closing are on another statement. */
  private static final String SQL =
      """
      select team_slug as team, metadata ->> :tag as value, count(*) as requests,
        coalesce(sum(cost_nano), 0)::bigint as amount_nano
      from usage_event
      where organization_id = :organization
        and started_at >= :from and started_at < :to and stored_at < :closed
        and id >= :lowest and id < :highest
        and event_day between usage_event_day(:lowest) and usage_event_day(:highest)
        and metadata <> '{}' and metadata ->> :tag is not null
      group by 1, 2
      order by 1, 4 desc, 2
      limit 10000""";

  private TaggedUsage() {}

  static Flux<Share> shares(
      DatabaseClient client, OrganizationId organization, Statement statement, String tag) {
    Instant from = statement.month().atDay(1).atStartOfDay(statement.zone()).toInstant();
    Instant to =
        statement.month().plusMonths(1).atDay(1).atStartOfDay(statement.zone()).toInstant();
    Instant closed =
        statement.closing() == null ? to.plusSeconds(1L << 32) : statement.closing().at();
    return client
        .sql(SQL)
        .bind("organization", organization.value())
        .bind("tag", tag)
        .bind("from", from)
        .bind("to", to)
        .bind("closed", closed)
        .bind("lowest", EventTime.lowestId(from))
        .bind("highest", EventTime.highestId(to))
        .map(
            row ->
                new Share(
                    requireNonNull(row.get("team", String.class)),
                    row.get("value", String.class),
                    requireNonNull(row.get("requests", Long.class)),
                    requireNonNull(row.get("amount_nano", Long.class))))
        .all();
  }
}
