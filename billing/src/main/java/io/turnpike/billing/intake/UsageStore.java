package io.turnpike.billing.intake;

import io.turnpike.billing.stored.CopyRow;
import io.turnpike.infra.journal.Journal;
import io.turnpike.infra.journal.Journal.Entry;
import io.turnpike.infra.journal.Journal.Position;
import io.turnpike.infra.postgres.Database;
import io.turnpike.routing.usage.UsageEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Postgres as one node's shipper sees it: one connection, one transaction per batch. After any
 * failure the connection is dropped and the next call opens another. Used by one thread.
 */
@Component
final class UsageStore implements AutoCloseable {

  private final Database database;
  private final EventInsert insert;
  private final List<UsagePosting> postings;
  private final String node;
  private @Nullable Connection connection;

  UsageStore(
      Database database, StagedEvents stagedEvents, List<UsagePosting> postings, Journal journal) {
    this.database = database;
    this.insert = new EventInsert(stagedEvents);
    this.postings = postings;
    this.node = journal.node().toString();
  }

  /** Where this node must begin to read its journal. */
  Position kept() throws SQLException {
    return transaction(this::readKept);
  }

  /** Requests of this node that were parked and have not ended since, oldest first. */
  List<OpenRequest> parked() throws SQLException {
    return transaction(open -> ParkedRequests.read(open, node));
  }

  Stored store(Batch batch) throws SQLException {
    try {
      return transaction(open -> storeAll(open, batch));
    } catch (SQLException refusal) {
      if (!insert.takesNowWhatFailed(refusal)) {
        throw refusal;
      }
    }
    return transaction(open -> storeAll(open, batch));
  }

  /** After the commit. */
  void stored(List<Arrival> arrivals) {
    List<UUID> events = arrivals.stream().map(arrival -> arrival.event().id()).toList();
    postings.forEach(each -> each.stored(events));
  }

  /** Earlier runs of this node are all in. */
  void recovered() {
    postings.forEach(UsagePosting::recovered);
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      closeQuietly(open);
    }
  }

  private <T> T transaction(Work<T> work) throws SQLException {
    boolean committed = false;
    try {
      Connection open = connection();
      T result = work.on(open);
      open.commit();
      committed = true;
      return result;
    } finally {
      if (!committed) {
        close();
      }
    }
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = database.openBlocking();
      connection = open;
    }
    return open;
  }

  private Stored storeAll(Connection open, Batch batch) throws SQLException {
    Stored stored = batch.arrivals().isEmpty() ? Stored.NOTHING : insert(open, batch.arrivals());
    ParkedRequests.write(open, node, batch.parked());
    ParkedRequests.delete(open, node, batch.unparked());
    quarantine(open, batch.poison());
    keep(open, batch.kept());
    return stored;
  }

  private Stored insert(Connection open, List<Arrival> arrivals) throws SQLException {
    List<UsageEvent> fresh = insert.into(open, arrivals, node);
    SpendSums.add(open, fresh);
    return Stored.of(fresh, post(open, fresh));
  }

  private List<Runnable> post(Connection open, List<UsageEvent> fresh) throws SQLException {
    List<Runnable> after = new ArrayList<>(postings.size());
    for (UsagePosting each : postings) {
      after.add(each.post(open, fresh));
    }
    return after;
  }

  private void quarantine(Connection open, List<Poison> poison) throws SQLException {
    for (Poison each : poison) {
      Entry entry = each.entry();
      long segment = entry.at().segment();
      String reason = CopyRow.storable(CopyRow.cut(each.reason(), 2_000));
      short type = entry.type();
      UsageStoreSql.update(
          open,
          UsageStoreSql.QUARANTINE,
          List.of(node, segment, entry.at().offset(), type, entry.payload(), reason));
    }
  }

  private void keep(Connection open, Position kept) throws SQLException {
    UsageStoreSql.update(open, UsageStoreSql.KEEP, List.of(node, kept.segment(), kept.offset()));
  }

  private Position readKept(Connection open) throws SQLException {
    try (PreparedStatement select = open.prepareStatement(UsageStoreSql.KEPT)) {
      select.setString(1, node);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? new Position(row.getLong(1), row.getLong(2)) : Position.START;
      }
    }
  }

  private static void closeQuietly(Connection open) {
    try {
      open.close();
    } catch (SQLException alreadyBroken) {
      // Postgres rolls back what it does not hear the end of.
      return;
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T on(Connection open) throws SQLException;
  }
}
