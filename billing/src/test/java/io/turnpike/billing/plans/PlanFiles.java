package io.turnpike.billing.plans;

import io.turnpike.infra.postgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plans as an operator writes them down. */
public final class PlanFiles {

  private PlanFiles() {}

  public static Plans plans(Database database, String json) {
    return new PostgresPlans(database, new BillingSettings(file(json)));
  }

  static Path file(String json) {
    try {
      Path file = Files.createTempFile("plans", ".json");
      file.toFile().deleteOnExit();
      return Files.writeString(file, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
