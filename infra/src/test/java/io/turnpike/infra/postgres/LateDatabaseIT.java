package io.turnpike.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.infra.settings.StartRefused;
import io.turnpike.infra.testing.Stores;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A given database that is away when the process starts. */
class LateDatabaseIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private final DatabaseLocation there = DatabaseLocation.parse(stores.databaseUrl());

  @AutoClose private final SwitchedPort port = SwitchedPort.to(there.host(), there.port());

  private final DatabaseLocation location =
      DatabaseLocation.parse(
          stores.databaseUrl().replaceFirst("@[^/]+/", "@127.0.0.1:" + port.number() + "/"));

  @AutoClose
  private final DatabaseOpening opening =
      new DatabaseOpening(DatabaseServer.given(location), stores.redis());

  @AutoClose
  private final PostgresDatabase database = new PostgresDatabase(location, PoolSizes.PRODUCT);

  @Test
  void isRefusedWhenNobodyHasUsedIt() {
    port.off();
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> opening.open(database))
        .withMessageContaining("TURNPIKE_DATABASE_URL");
  }

  @Test
  void isWaitedForWhenANodeHasUsedItAndMigratedBeforeItIsUsed() {
    opening.open(database);
    awaitAnswer(database);
    port.off();
    // As if a release before this one had used it: its migrations are still to be made.
    stores.sql("delete from flyway_schema_history");
    try (PostgresDatabase late = new PostgresDatabase(location, PoolSizes.PRODUCT);
        DatabaseOpening again =
            new DatabaseOpening(DatabaseServer.given(location), stores.redis())) {
      again.open(late);
      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> asked(late));
      assertThatExceptionOfType(SQLException.class).isThrownBy(late::openBlocking);
      port.on();
      awaitAnswer(late);
      assertThat(stores.rows("select * from flyway_schema_history")).isNotEmpty();
    }
  }

  private static void awaitAnswer(Database database) {
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreException(Unavailable.class)
        .until(() -> asked(database) == 1);
  }

  private static int asked(Database database) {
    return database
        .across(db -> db.sql("select 1 as one").map(row -> row.get("one", Integer.class)).one())
        .blockLast();
  }
}
