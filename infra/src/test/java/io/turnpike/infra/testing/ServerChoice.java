package io.turnpike.infra.testing;

import io.turnpike.infra.postgres.TestPostgres;
import io.turnpike.infra.postgres.TestServer;
import io.turnpike.infra.redis.TestRedis;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Picks the servers: given ones, else containers, else embedded ones. */
final class ServerChoice {

  /** The library of containers is on the class path of this module only. */
  private static final boolean DOCKER =
      ClassUtils.isPresent("org.testcontainers.postgresql.PostgreSQLContainer", null)
          && DockerEngine.answers();

  private ServerChoice() {}

  static TestServer postgres(Supplier<TestServer> embedded) {
    String url = first("TURNPIKE_TEST_DATABASE_URL", "TURNPIKE_DATABASE_URL");
    if (url != null) {
      return TestPostgres.given(url);
    }
    return DOCKER ? Containers.postgres() : embedded.get();
  }

  static TestRedis redis(Supplier<TestRedis> embedded) {
    String url = first("TURNPIKE_TEST_REDIS_URL", "TURNPIKE_REDIS_URL");
    if (url != null) {
      return TestRedis.given(url);
    }
    return DOCKER ? Containers.redis() : embedded.get();
  }

  private static @Nullable String first(String... variables) {
    return Stream.of(variables)
        .map(System::getenv)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .orElse(null);
  }
}
