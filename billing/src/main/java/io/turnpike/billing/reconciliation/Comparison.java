package io.turnpike.billing.reconciliation;

import io.turnpike.billing.stored.EventTime;
import io.turnpike.infra.postgres.Database;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** All organizations over one time, which is kept so that it is compared once while it agrees. */
final class Comparison {

  /** Nothing where another node has compared it, or is about to. */
  private static final String CLAIM =
      """
      insert into reconciliation_run as run (begins, ends) values (:from, :to)
      on conflict (begins, ends) do update set checked_at = clock_timestamp(), differing = null
      where run.differing > 0
        or run.differing is null and run.checked_at < clock_timestamp() - interval '30 minutes'
      returning begins""";

  private static final String COMPARE =
      """
      with compared as (
        select organization.id
        from organization
        cross join lateral (
          select count(*) as requests, coalesce(sum(cost_nano), 0) as cost from usage_event
          where organization_id = organization.id
            and started_at >= :from and started_at < :to
            and usage_event.id >= :lowest and usage_event.id < :highest
            and event_day between usage_event_day(:lowest) and usage_event_day(:highest)) as logged
        cross join lateral (
          select coalesce(sum(delta_nano), 0) as cost from usage_adjustment
          where organization_id = organization.id
            and event_started_at >= :from and event_started_at < :to) as adjusted
        cross join lateral (
          select coalesce(sum(requests), 0) as requests, coalesce(sum(cost_nano), 0) as cost
          from spend_quarter_hour
          where organization_id = organization.id and quarter >= :from and quarter < :to) as rolled
        cross join lateral (
          select coalesce(sum(requests), 0) as requests, coalesce(sum(amount_nano), 0) as cost
          from ledger_entry
          where organization_id = organization.id and quarter >= :from and quarter < :to
            and kind in ('USAGE', 'HOUSE_USAGE', 'RERATING', 'HOUSE_RERATING')) as posted
        where (logged.requests, logged.cost + adjusted.cost) <> (rolled.requests, rolled.cost)
          or (rolled.requests, rolled.cost) <> (posted.requests, posted.cost))
      update reconciliation_run set
        checked_at = clock_timestamp(),
        differing = (select count(*) from compared),
        organization_id = (select id from compared order by id limit 1)
      where begins = :from and ends = :to""";

  private static final String OLD =
      "delete from reconciliation_run where checked_at < clock_timestamp() - interval '40 days'";

  private static final String DIFFERING =
      """
      select coalesce(max(differing), 0)::bigint from reconciliation_run
      where checked_at > clock_timestamp() - interval '2 days'""";

  private Comparison() {}

  static Mono<Void> of(Database database, Span span) {
    return database
        .across(client -> claimed(client, span))
        .flatMap(_ -> database.across(client -> compare(client, span)))
        .then();
  }

  /** In how many organizations something differed lately. */
  static Mono<Long> differing(Database database) {
    return database
        .across(
            client -> client.sql(OLD).then().then(client.sql(DIFFERING).mapValue(Long.class).one()))
        .singleOrEmpty();
  }

  private static Mono<Boolean> claimed(DatabaseClient client, Span span) {
    return bind(client.sql(CLAIM), span).map(_ -> true).one();
  }

  private static Mono<Void> compare(DatabaseClient client, Span span) {
    return bind(client.sql(COMPARE), span)
        .bind("lowest", EventTime.lowestId(span.from()))
        .bind("highest", EventTime.highestId(span.to()))
        .then();
  }

  private static GenericExecuteSpec bind(GenericExecuteSpec statement, Span span) {
    return statement.bind("from", span.from()).bind("to", span.to());
  }
}
