package io.turnpike.billing.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.postgres.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One look after the log: makes the days to come, drops those that nobody keeps, and deletes what
 * single organizations keep no more. What fails is tried again in the next round.
 */
@Component
final class UpkeepRound {

  private static final Logger LOG = LoggerFactory.getLogger(UpkeepRound.class);

  /** One node at a time deletes; nobody waits for it. */
  private static final String ALONE = "select pg_try_advisory_lock(7083052103)";

  private static final String DONE = "select pg_advisory_unlock(7083052103)";

  /** A batch is followed by a rest of so many times its length. */
  private static final int RESTS = 4;

  private final Database database;
  private final Counter made;
  private final Counter dropped;
  private final Counter deleted;
  private final Counter failures;

  UpkeepRound(Database database, MeterRegistry registry) {
    this.database = database;
    made = registry.counter("turnpike.log.partitions.made");
    dropped = registry.counter("turnpike.log.partitions.dropped");
    deleted = registry.counter("turnpike.log.rows.deleted");
    failures = registry.counter("turnpike.log.upkeep.failures");
  }

  /**
   * @param goesOn waits for so many nanoseconds, and says whether to go on after that
   */
  void run(Instant now, LongPredicate goesOn) {
    attempt("The log's next days were not made; rows go to the default partition", this::prepare);
    attempt("A day of the log that nobody keeps was not dropped", open -> drop(open, goesOn));
    attempt("Expired rows were not deleted", open -> deleteAlone(open, now, goesOn));
  }

  private void prepare(Connection open) throws SQLException {
    made.increment(LogPartitions.prepare(open));
  }

  private void drop(Connection open, LongPredicate goesOn) throws SQLException {
    String name = LogPartitions.dropOldest(open);
    while (name != null) {
      dropped.increment();
      LOG.info("Dropped {}, whose days no organization keeps", name);
      name = goesOn.test(0) ? LogPartitions.dropOldest(open) : null;
    }
  }

  private void deleteAlone(Connection open, Instant now, LongPredicate goesOn) throws SQLException {
    if (says(open, ALONE)) {
      try {
        deleteAll(open, now, goesOn);
      } finally {
        says(open, DONE);
      }
    }
  }

  private void deleteAll(Connection open, Instant now, LongPredicate goesOn) throws SQLException {
    for (ExpiredRows.Owner owner : ExpiredRows.owners(open)) {
      boolean more = owner.sleeps(now);
      while (more) {
        long begun = System.nanoTime();
        int count = ExpiredRows.deleteSome(open, owner);
        deleted.increment(count);
        more = count > 0;
        if (!goesOn.test(more ? RESTS * (System.nanoTime() - begun) : 0)) {
          return;
        }
      }
    }
  }

  private void attempt(String failure, Work work) {
    try (Connection open = database.openBlocking()) {
      work.on(open);
    } catch (SQLException | RuntimeException e) {
      failures.increment();
      LOG.warn(failure, e);
    }
  }

  private static boolean says(Connection open, String question) throws SQLException {
    try (Statement ask = open.createStatement();
        ResultSet answer = ask.executeQuery(question)) {
      boolean yes = answer.next() && answer.getBoolean(1);
      open.commit();
      return yes;
    }
  }

  @FunctionalInterface
  private interface Work {
    void on(Connection open) throws SQLException;
  }
}
