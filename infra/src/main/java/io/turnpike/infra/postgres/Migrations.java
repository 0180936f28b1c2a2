package io.turnpike.infra.postgres;

import io.turnpike.infra.settings.StartRefused;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema up to date: every module's {@code db/migration/<module>} in one history, run by
 * the owner of the database.
 */
final class Migrations {

  private Migrations() {}

  static void run(DatabaseLocation owner) {
    try {
      Flyway.configure()
          .dataSource(Jdbc.forMigrations(owner))
          .locations("classpath:db/migration")
          // Modules number on their own and share no tables: order counts within a module only.
          .outOfOrder(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StartRefused(
          "The database %s could not be brought up to date: %s"
              .formatted(owner, String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ")),
          e);
    }
  }
}
