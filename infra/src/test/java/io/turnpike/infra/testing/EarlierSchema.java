package io.turnpike.infra.testing;

import java.net.URI;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The tables as an earlier version of the product left them, in a schema of their own beside the
 * present ones: to fill, and then to see what the later migrations make of the rows.
 */
public final class EarlierSchema {

  private static final String NAME = "earlier";

  private final FluentConfiguration flyway;

  private EarlierSchema(FluentConfiguration flyway) {
    this.flyway = flyway;
  }

  /**
   * @param version of the last migration that is run
   */
  public static EarlierSchema at(Stores stores, String version) {
    URI url = URI.create(stores.databaseUrl());
    String[] user = url.getUserInfo().split(":", 2);
    String jdbc =
        "jdbc:postgresql://%s:%d%s?%s"
            .formatted(url.getHost(), url.getPort(), url.getPath(), url.getQuery());
    FluentConfiguration flyway =
        Flyway.configure()
            .dataSource(jdbc, user[0], user[1])
            .schemas(NAME)
            .locations("classpath:db/migration")
            .outOfOrder(true);
    flyway.target(version).load().migrate();
    return new EarlierSchema(flyway);
  }

  public void migrate() {
    flyway.target("latest").load().migrate();
  }
}
