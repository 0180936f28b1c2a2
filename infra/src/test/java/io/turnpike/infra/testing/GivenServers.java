package io.turnpike.infra.testing;

import io.turnpike.infra.postgres.TestPostgres;
import io.turnpike.infra.postgres.TestServer;
import io.turnpike.infra.redis.TestRedis;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Picks the servers: given ones, else containers, else embedded ones. */
final class GivenServers {

  private GivenServers() {}

  static TestServer postgres(Supplier<TestServer> embedded) {
    String url = first("TURNPIKE_TEST_DATABASE_URL", "TURNPIKE_DATABASE_URL");
    return url != null ? TestPostgres.given(url) : embedded.get();
  }

  static TestRedis redis(Supplier<TestRedis> embedded) {
    String url = first("TURNPIKE_TEST_REDIS_URL", "TURNPIKE_REDIS_URL");
    return url != null ? TestRedis.given(url) : embedded.get();
  }

  private static @Nullable String first(String... variables) {
    return Stream.of(variables)
        .map(System::getenv)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .orElse(null);
  }
}
