package io.turnpike.billing.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows of days that other organizations still keep and theirs does not. */
final class ExpiredRows {

  /** Some milliseconds of work, after which others may go on. */
  static final int BATCH = 1_000;

  private static final int NIGHT_BEGINS = 1;
  private static final int NIGHT_ENDS = 5;

  private static final String KEPT =
      "select id, zone, log_kept_from(id) as kept from organization order by id";

  private static final String DELETE = "select delete_usage_rows(?, ?, ?)";

  private ExpiredRows() {}

  /**
   * @param kept the first UTC day whose rows are kept
   */
  record Owner(UUID organization, ZoneId zone, LocalDate kept) {

    /** Whether it is night where its days begin, and little is going on. */
    boolean sleeps(Instant now) {
      int hour = now.atZone(zone).getHour();
      return NIGHT_BEGINS <= hour && hour < NIGHT_ENDS;
    }
  }

  static List<Owner> owners(Connection open) throws SQLException {
    List<Owner> owners = new ArrayList<>();
    try (Statement select = open.createStatement();
        ResultSet row = select.executeQuery(KEPT)) {
      while (row.next()) {
        owners.add(
            new Owner(
                row.getObject("id", UUID.class),
                zone(row.getString("zone")),
                row.getObject("kept", LocalDate.class)));
      }
    }
    open.commit();
    return owners;
  }

  /** Deletes one batch of them; tells how many there were. */
  static int deleteSome(Connection open, Owner owner) throws SQLException {
    try (PreparedStatement delete = open.prepareStatement(DELETE)) {
      delete.setObject(1, owner.organization());
      delete.setObject(2, owner.kept());
      delete.setInt(3, BATCH);
      try (ResultSet deleted = delete.executeQuery()) {
        int count = deleted.next() ? deleted.getInt(1) : 0;
        open.commit();
        return count;
      }
    }
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException gone) {
      return ZoneOffset.UTC;
    }
  }
}
