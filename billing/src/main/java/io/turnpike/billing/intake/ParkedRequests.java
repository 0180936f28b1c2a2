package io.turnpike.billing.intake;

import io.turnpike.infra.journal.Journal.Entry;
import io.turnpike.infra.journal.Journal.Position;
import io.turnpike.routing.usage.UsageRecord;
import io.turnpike.routing.usage.UsageRecord.Dispatched;
import io.turnpike.routing.usage.UsageRecord.Opened;
import io.turnpike.routing.usage.UsageRecordFormat;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Open requests as rows: the journal's own bytes, which every release can read. */
final class ParkedRequests {

  private ParkedRequests() {}

  static void write(Connection open, String node, List<OpenRequest> requests) throws SQLException {
    for (OpenRequest each : requests) {
      UUID id = each.opened().eventId();
      Array dispatched = open.createArrayOf("bytea", dispatched(each));
      Position at = each.at();
      byte[] opened = each.entry().payload();
      UsageStoreSql.update(
          open,
          UsageStoreSql.PARK,
          List.of(node, id, at.segment(), at.offset(), opened, dispatched));
    }
  }

  static void delete(Connection open, String node, List<UUID> ended) throws SQLException {
    if (!ended.isEmpty()) {
      Array ids = open.createArrayOf("uuid", ended.toArray());
      UsageStoreSql.update(open, UsageStoreSql.UNPARK, List.of(node, ids));
    }
  }

  static List<OpenRequest> read(Connection open, String node) throws SQLException {
    List<OpenRequest> requests = new ArrayList<>();
    try (PreparedStatement select = open.prepareStatement(UsageStoreSql.PARKED)) {
      select.setString(1, node);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          requests.add(request(rows));
        }
      }
    }
    return requests;
  }

  private static OpenRequest request(ResultSet row) throws SQLException {
    Position at = new Position(row.getLong(1), row.getLong(2));
    byte[] opened = row.getBytes(3);
    byte[][] dispatched = (byte[][]) row.getArray(4).getArray();
    return new OpenRequest(
        (Opened) decoded(UsageRecordFormat.OPENED, opened),
        new Entry(UsageRecordFormat.OPENED, opened, at, at),
        Arrays.stream(dispatched).map(ParkedRequests::dispatched).toList(),
        true);
  }

  private static Dispatched dispatched(byte[] payload) {
    return (Dispatched) decoded(UsageRecordFormat.DISPATCHED, payload);
  }

  private static byte[][] dispatched(OpenRequest request) {
    return request.dispatched().stream().map(UsageRecordFormat::encode).toArray(byte[][]::new);
  }

  private static UsageRecord decoded(byte type, byte[] payload) {
    return Objects.requireNonNull(UsageRecordFormat.decode(type, payload));
  }
}
