package io.turnpike.billing.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of the log, one a day. Only their owner may make or drop them, which functions do
 * in its name.
 */
final class LogPartitions {

  static final int DAYS_AHEAD = 8;

  private static final String PREPARE = "select prepare_usage_days(?)";

  /** Before the first day that any organization keeps; none goes while nobody is asked. */
  private static final String DROP =
      """
      select drop_usage_partition(kept) from (
        select min(log_kept_from(id)) as kept from organization) as every
      where kept is not null""";

  private LogPartitions() {}

  /** Makes those of the days to come; tells how many it made. */
  static int prepare(Connection open) throws SQLException {
    try (PreparedStatement prepare = open.prepareStatement(PREPARE)) {
      prepare.setInt(1, DAYS_AHEAD);
      try (ResultSet made = prepare.executeQuery()) {
        int count = made.next() ? made.getInt(1) : 0;
        open.commit();
        return count;
      }
    }
  }

  /** Drops the oldest that nobody keeps; tells its name, null when there is none. */
  static @Nullable String dropOldest(Connection open) throws SQLException {
    try (Statement drop = open.createStatement();
        ResultSet dropped = drop.executeQuery(DROP)) {
      String name = dropped.next() ? dropped.getString(1) : null;
      open.commit();
      return name;
    }
  }
}
