package io.turnpike.billing.intake;

import io.turnpike.billing.stored.BookingLock;
import io.turnpike.billing.stored.EventRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The statements of one intake transaction, in the order they run. */
final class UsageStoreSql {

  /**
   * Numbers of arrival must become visible in their order, or a live reader would pass by rows that
   * a slower node commits later. The rows are ready by then, so it is held for some milliseconds.
   */
  static final String LOCK = BookingLock.SQL;

  /** Fails as a whole if one of the rows is there already. */
  static final String COPY = copy("usage_intake");

  /** Where rows wait of which some may be there already; the name says whose columns these are. */
  static final String STAGE =
      """
      create temp table if not exists usage_stage on commit delete rows as
      select %s from usage_event with no data"""
          .formatted(EventRows.WRITTEN);

  static final String COPY_TO_STAGE = copy("usage_stage");

  /** Tells those that were not. */
  static final String SIFT =
      """
      insert into usage_event (%1$s)
      select %1$s from usage_stage
      on conflict do nothing
      returning id"""
          .formatted(EventRows.WRITTEN);

  /** Sorted, so that nodes never deadlock. */
  static final String ROLL_UP =
      """
      insert into spend_quarter_hour as spend (
        organization_id, quarter, team, key_id, config, provider, model,
        requests, failed, unpriced, unpriced_attempts, input_tokens, output_tokens, cost_nano)
      select
        organization_id, to_timestamp(quarter), team, key_id, config, provider, model,
        requests, failed, unpriced, unpriced_attempts, input_tokens, output_tokens, cost_nano
      from unnest(
        ?::uuid[], ?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[],
        ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::numeric[], ?::numeric[], ?::numeric[])
        as added (
          organization_id, quarter, team, key_id, config, provider, model,
          requests, failed, unpriced, unpriced_attempts, input_tokens, output_tokens, cost_nano)
      order by 1, 2, 3, 4, 5, 6, 7
      on conflict (organization_id, quarter, team, key_id, config, provider, model)
      do update set
        requests = spend.requests + excluded.requests,
        failed = spend.failed + excluded.failed,
        unpriced = spend.unpriced + excluded.unpriced,
        unpriced_attempts = spend.unpriced_attempts + excluded.unpriced_attempts,
        input_tokens = spend.input_tokens + excluded.input_tokens,
        output_tokens = spend.output_tokens + excluded.output_tokens,
        cost_nano = spend.cost_nano + excluded.cost_nano""";

  /** Those that have ended need no parking place. */
  static final String UNPARK = "delete from open_request where node = ? and event_id = any (?)";

  static final String PARK =
      """
      insert into open_request (node, event_id, segment, byte_offset, opened, dispatched)
      values (?, ?, ?, ?, ?, ?)
      on conflict (node, event_id) do update set dispatched = excluded.dispatched""";

  static final String PARKED =
      """
      select segment, byte_offset, opened, dispatched from open_request
      where node = ? order by segment, byte_offset""";

  static final String QUARANTINE =
      """
      insert into usage_quarantine (node, segment, byte_offset, record_type, payload, reason)
      values (?, ?, ?, ?, ?, ?)
      on conflict do nothing""";

  static final String KEEP =
      """
      insert into ingest_watermark (node, segment, byte_offset) values (?, ?, ?)
      on conflict (node) do update set
        segment = excluded.segment, byte_offset = excluded.byte_offset, updated_at = now()""";

  static final String KEPT = "select segment, byte_offset from ingest_watermark where node = ?";

  private UsageStoreSql() {}

  private static String copy(String table) {
    return "copy %s (%s) from stdin with (format binary)".formatted(table, EventRows.WRITTEN);
  }

  static void update(Connection open, String sql, List<Object> values) throws SQLException {
    try (PreparedStatement statement = open.prepareStatement(sql)) {
      for (int at = 0; at < values.size(); at++) {
        statement.setObject(at + 1, values.get(at));
      }
      statement.executeUpdate();
    }
  }
}
