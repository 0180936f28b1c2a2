package io.turnpike.infra.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.settings.FreePort;
import io.turnpike.infra.settings.Probe;
import io.turnpike.infra.settings.StartRefused;
import io.turnpike.infra.settings.StoreAddresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/** Servers that someone else runs, given by their addresses. */
class GivenStoresIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  @Test
  void areUsedInsteadOfEmbeddedOnes(@TempDir Path data) {
    try (var context = StoresAlone.start(with("turnpike.data-dir", data.toString()))) {
      var addresses = context.getBean(StoreAddresses.class);

      assertThat(addresses.databaseEmbedded()).isFalse();
      assertThat(addresses.redisEmbedded()).isFalse();
      assertThat(addresses.toString()).doesNotContain("4c1d0f0aa1");
      assertThat(Files.exists(data.resolve("postgres"))).isFalse();
      assertThat(context.getBeansOfType(Probe.class).values())
          .extracting(Probe::name)
          .containsExactlyInAnyOrder("database", "redis");
      assertThat(
              Flux.fromIterable(context.getBeansOfType(Probe.class).values())
                  .flatMap(Probe::up)
                  .collectList()
                  .block())
          .containsExactly(true, true);
    }
  }

  @Test
  void areBroughtUpToDateOnceOnly(@TempDir Path data) {
    var before = stores.rows("select version, installed_on from flyway_schema_history order by 1");
    StoresAlone.start(with("turnpike.data-dir", data.toString())).close();

    assertThat(stores.rows("select version, installed_on from flyway_schema_history order by 1"))
        .isNotEmpty()
        .isEqualTo(before);
  }

  @Test
  void areNamedInOneLineWhenRedisIsNotThere(@TempDir Path data) throws IOException {
    int port = FreePort.find();
    var settings = with("turnpike.redis-url", "redis://:s3cret@127.0.0.1:" + port + "/0");
    settings.put("turnpike.data-dir", data.toString());

    assertThatThrownBy(() -> StoresAlone.start(settings))
        .satisfies(
            failure ->
                assertThat(line(failure)).contains("127.0.0.1:" + port, "TURNPIKE_REDIS_URL"))
        .satisfies(failure -> assertThat(line(failure)).doesNotContain("\n", "s3cret"));
  }

  @Test
  void areNamedInOneLineWhenTheDatabaseIsNotThere(@TempDir Path data) throws IOException {
    int port = FreePort.find();
    var settings = with("turnpike.database-url", "postgres://me:s3cret@127.0.0.1:" + port + "/x");
    settings.put("turnpike.data-dir", data.toString());

    assertThatThrownBy(() -> StoresAlone.start(settings))
        .satisfies(
            failure ->
                assertThat(line(failure)).contains("127.0.0.1:" + port, "TURNPIKE_DATABASE_URL"))
        .satisfies(failure -> assertThat(line(failure)).doesNotContain("\n", "s3cret"));
  }

  @Test
  void areNamedInOneLineWhenTheDatabaseRefusesThePassword(@TempDir Path data) {
    var settings =
        with("turnpike.database-url", stores.databaseUrl().replaceFirst(":[^:@]+@", ":wr0ng@"));
    settings.put("turnpike.data-dir", data.toString());

    assertThatThrownBy(() -> StoresAlone.start(settings))
        .satisfies(failure -> assertThat(line(failure)).contains("password authentication failed"))
        .satisfies(failure -> assertThat(line(failure)).doesNotContain("\n", "wr0ng"));
  }

  private static Map<String, String> with(String name, String value) {
    var settings = new HashMap<>(stores.environment());
    settings.put(name, value);
    return settings;
  }

  private static String line(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof StartRefused)) {
      cause = cause.getCause();
    }
    return cause == null ? "not refused: " + failure : cause.getMessage();
  }
}
