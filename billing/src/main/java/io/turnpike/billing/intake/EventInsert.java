package io.turnpike.billing.intake;

import io.turnpike.billing.stored.CopyRow;
import io.turnpike.routing.usage.UsageEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Brings rows into the table, each once. Rows that were never stored before are nearly all there
 * are, and go straight in; Postgres refuses them together if one of them is there already. Where
 * that is to be feared, they are sifted on a table of their own, which costs twice as much. Used by
 * one thread.
 */
final class EventInsert {

  private static final String THERE_ALREADY = "23505";

  private final StagedEvents stagedEvents;

  /** What is read after a start may have been stored before it. */
  private boolean sifting = true;

  EventInsert(StagedEvents stagedEvents) {
    this.stagedEvents = stagedEvents;
  }

  /** The events that were new. */
  List<UsageEvent> into(Connection open, List<Arrival> arrivals, String node) throws SQLException {
    CopyRow rows = stagedEvents.of(arrivals, node);
    if (sifting) {
      return sifted(open, arrivals, rows);
    }
    execute(open, UsageStoreSql.LOCK);
    copy(open, UsageStoreSql.COPY, rows);
    return arrivals.stream().map(Arrival::event).toList();
  }

  /** Whether the same rows will get in now, though they were refused with this. */
  boolean takesNowWhatFailed(SQLException refusal) {
    boolean repeated = !sifting && THERE_ALREADY.equals(refusal.getSQLState());
    sifting |= repeated;
    return repeated;
  }

  /** Goes on as long as there is something to sift out: repeated records come in a row. */
  private List<UsageEvent> sifted(Connection open, List<Arrival> arrivals, CopyRow rows)
      throws SQLException {
    execute(open, UsageStoreSql.STAGE);
    copy(open, UsageStoreSql.COPY_TO_STAGE, rows);
    execute(open, UsageStoreSql.LOCK);
    List<UsageEvent> fresh = those(sift(open), arrivals);
    sifting = fresh.size() < arrivals.size();
    return fresh;
  }

  /** Of two with one id the first was stored. */
  private static List<UsageEvent> those(Set<UUID> ids, List<Arrival> arrivals) {
    List<UsageEvent> events = new ArrayList<>(ids.size());
    for (Arrival arrival : arrivals) {
      if (ids.remove(arrival.event().id())) {
        events.add(arrival.event());
      }
    }
    return events;
  }

  private static Set<UUID> sift(Connection open) throws SQLException {
    Set<UUID> ids = new HashSet<>();
    try (Statement statement = open.createStatement();
        ResultSet fresh = statement.executeQuery(UsageStoreSql.SIFT)) {
      while (fresh.next()) {
        ids.add(fresh.getObject(1, UUID.class));
      }
    }
    return ids;
  }

  private static void copy(Connection open, String sql, CopyRow rows) throws SQLException {
    CopyIn copy = open.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    copy.writeToCopy(rows.bytes(), 0, rows.size());
    copy.endCopy();
  }

  private static void execute(Connection open, String sql) throws SQLException {
    try (Statement statement = open.createStatement()) {
      statement.execute(sql);
    }
  }
}
