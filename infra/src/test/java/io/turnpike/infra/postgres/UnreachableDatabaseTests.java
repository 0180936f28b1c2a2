package io.turnpike.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.infra.settings.FreePort;
import io.turnpike.infra.settings.StartRefused;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class UnreachableDatabaseTests {

  @Test
  void isRefusedInOneLineThatNamesItAndTheSetting() throws IOException {
    int port = FreePort.find();
    var nowhere = DatabaseLocation.parse("postgresql://me:s3cret@127.0.0.1:" + port + "/shop");

    assertThatThrownBy(() -> DatabaseCheck.run(nowhere))
        .isInstanceOfSatisfying(
            StartRefused.class,
            refused ->
                assertThat(refused.getMessage())
                    .contains("127.0.0.1:" + port + "/shop", "TURNPIKE_DATABASE_URL")
                    .doesNotContain("\n", "s3cret"));
  }

  @Test
  void isUnavailableToACallerLater() throws IOException {
    var nowhere =
        DatabaseLocation.parse("postgresql://me:s3cret@127.0.0.1:" + FreePort.find() + "/shop");

    try (var database = new PostgresDatabase(nowhere, new PoolSizes(1, 1))) {
      assertThatThrownBy(
              () -> database.across(client -> client.sql("select 1").fetch().all()).blockLast())
          .isInstanceOf(Unavailable.class);
    }
  }
}
