package io.turnpike.billing.intake;

import io.turnpike.routing.usage.UsageEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * What else is booked in the transaction that stores new usage rows, each row once: ledger entries,
 * what is spent of budgets. Called by the one thread that ships, with the lock on arrivals held, so
 * that what is summed from rows in a transaction with the same lock fits what is added here.
 */
public interface UsagePosting {

  /**
   * Must take no locks in an order that differs between nodes.
   *
   * @param fresh rows that were not there before
   * @return what is to be done once all of it is committed; must not wait
   */
  Runnable post(Connection open, List<UsageEvent> fresh) throws SQLException;

  /**
   * Rows with these ids are stored, by this transaction or one before, or never will be. After the
   * commit; must not wait.
   */
  default void stored(List<UUID> events) {}

  /** All that earlier runs of this node left in its journal is stored. Once; must not wait. */
  default void recovered() {}
}
