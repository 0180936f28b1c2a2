package io.turnpike.infra.postgres;

import io.turnpike.infra.settings.StartRefused;
import java.sql.SQLException;

/** Says in one line, before anything is changed, why a given database will not do. */
final class DatabaseCheck {

  /** The first that knows which role may be set by whom; older ones are nearly out of support. */
  private static final int OLDEST = 16;

  private DatabaseCheck() {}

  static void run(DatabaseLocation given) {
    try (var connection = Jdbc.connect(given)) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new StartRefused(
            "The database at %s is Postgres %d; %d or newer is needed. Check TURNPIKE_DATABASE_URL."
                .formatted(given, version, OLDEST));
      }
    } catch (SQLException e) {
      throw new StartRefused(
          "The database at %s cannot be used: %s Check TURNPIKE_DATABASE_URL."
              .formatted(given, sentence(e)),
          e);
    }
  }

  /** The driver's message without its advice, which is about other things. */
  private static String sentence(SQLException failure) {
    String text = String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
    int end = text.indexOf(". ");
    String first = end < 0 ? text : text.substring(0, end + 1);
    return first.endsWith(".") ? first : first + ".";
  }
}
