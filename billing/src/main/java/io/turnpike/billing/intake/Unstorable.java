package io.turnpike.billing.intake;

import java.sql.SQLException;
import java.util.Set;

/** A batch that no repetition will store, because of what is in it. */
final class Unstorable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A column is of another type than this release writes: the table's fault, not a row's. */
  private static final String OTHER_FORMAT = "22P03";

  /** Data exception, constraint violation, program limit exceeded. */
  private static final Set<String> CLASSES = Set.of("22", "23", "54");

  Unstorable(Exception cause) {
    super(cause);
  }

  /** Tells what Postgres will never take from what it cannot take just now. */
  static boolean is(Exception cause) {
    return cause instanceof Unstorable
        || (cause instanceof SQLException sql
            && !OTHER_FORMAT.equals(sql.getSQLState())
            && CLASSES.contains(stateClass(sql)));
  }

  private static String stateClass(SQLException cause) {
    String state = cause.getSQLState();
    return state == null || state.length() < 2 ? "" : state.substring(0, 2);
  }
}
