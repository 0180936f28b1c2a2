package io.turnpike.billing.spent;

import io.turnpike.billing.Scope;

/** The statements on {@code budget_spent}. */
final class SpentSql {

  /** The lock on arrivals: no row comes in while sums are taken. */
  static final String LOCK = "select pg_advisory_xact_lock(7083052102)";

  private static final String ROW =
      " where organization_id = :organization and counter = :counter and value = :value"
          + " and from_at = :from";

  static final String OPENED = "select spent_nano, seq from budget_spent" + ROW + " and opened";

  static final String OPEN =
      """
      update budget_spent as row set opened = true
      from (select opened from budget_spent%1$s for update) as before
      %1$s
      returning row.spent_nano, row.seq, before.opened"""
          .formatted(ROW);

  static final String STANDING = "select spent_nano, seq from budget_spent" + ROW;

  private static final String ADD =
      """
      insert into budget_spent (
        organization_id, counter, value, from_at, until_at, kind, name, members,
        spent_nano, seq, opened)
      values (:organization, :counter, :value, :from, :until, :kind, :name, :members,
        (%s), 1, false)
      on conflict do nothing
      returning least(spent_nano, 9007199254740992)::bigint""";

  private static final String ROLLED_UP =
      """
      select coalesce(sum(cost_nano), 0) from spend_quarter_hour
      where organization_id = :organization and quarter >= :from and quarter < :until""";

  private static final String ROWS =
      """
      select coalesce(sum(cost_nano), 0) from usage_event
      where organization_id = :organization and started_at >= :from and started_at < :until
        and id >= :lowest and id < :highest
        and event_day between usage_event_day(:lowest) and usage_event_day(:highest)""";

  /** Those of the batch's organizations that a row of it could count for. */
  static final String LIVING =
      """
      select organization_id, counter, value, from_at, until_at, kind, name, members
      from budget_spent
      where organization_id = any (?) and until_at > ? and from_at <= ?
        and (value = '' or value = any (?))""";

  /** In one order on all nodes. */
  static final String COUNT =
      """
      update budget_spent as row
      set spent_nano = row.spent_nano + added.nano, seq = row.seq + 1
      from (
        select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::numeric[])
          as one (organization_id, counter, value, from_second, nano)
        order by 1, 2, 3, 4
      ) as added
      where row.organization_id = added.organization_id and row.counter = added.counter
        and row.value = added.value and row.from_at = to_timestamp(added.from_second)
      returning row.organization_id, row.counter, row.value, row.from_at,
        least(row.spent_nano, 9007199254740992)::bigint, row.seq,
        least(row.spent_nano - added.nano, 9007199254740992)::bigint""";

  /** What other nodes, or an earlier run of this one, have stored. */
  static final String REFRESH =
      """
      select organization_id, counter, value, from_at, until_at,
        least(spent_nano, 9007199254740992)::bigint, seq
      from budget_spent
      join unnest(:organizations::uuid[], :counters::uuid[], :values::text[], :froms::bigint[])
        as asked (o, c, v, f)
        on organization_id = asked.o and counter = asked.c and value = asked.v
        and from_at = to_timestamp(asked.f)""";

  /** A day longer than their periods, as Redis knows them. */
  static final String ALL_OPENED =
      """
      select organization_id, counter, value, from_at, until_at,
        least(spent_nano, 9007199254740992)::bigint, seq
      from budget_spent
      where opened and until_at > now() - interval '1 day'""";

  private SpentSql() {}

  /** Takes the sum of what there is. */
  static String add(Scope scope) {
    return ADD.formatted(sum(scope));
  }

  static boolean readsRows(Scope scope) {
    return scope.kind() == Scope.Kind.USER || scope.kind() == Scope.Kind.TAG;
  }

  static String sum(Scope scope) {
    return switch (scope.kind()) {
      case ORGANIZATION -> ROLLED_UP;
      case TEAM -> ROLLED_UP + " and team = any (:members)";
      case KEY -> ROLLED_UP + " and key_id = any (:members::uuid[])";
      case MODEL -> ROLLED_UP + " and model = any (:members)";
      case PROVIDER -> ROLLED_UP + " and provider = any (:members)";
      case USER -> ROWS + " and end_user = any (:members)";
      case TAG -> ROWS + " and metadata <> '{}' and metadata ->> :name = any (:members)";
      case HEADER -> throw new IllegalArgumentException("No row has headers.");
    };
  }
}
