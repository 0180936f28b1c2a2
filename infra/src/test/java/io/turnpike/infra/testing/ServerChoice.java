package io.turnpike.infra.testing;

import io.turnpike.infra.postgres.TestPostgres;
import io.turnpike.infra.postgres.TestServer;
import io.turnpike.infra.redis.TestRedis;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Picks the servers of a test run: given ones, else containers where a Docker engine answers, else
 * embedded ones.
 *
 * @param environment value of a variable, or null
 * @param docker asked only when a server is not given
 */
record ServerChoice(UnaryOperator<@Nullable String> environment, BooleanSupplier docker) {

  TestServer postgres(Supplier<TestServer> embedded) {
    return server("DATABASE_URL", TestPostgres::given, Containers::postgres, embedded);
  }

  TestRedis redis(Supplier<TestRedis> embedded) {
    return server("REDIS_URL", TestRedis::given, Containers::redis, embedded);
  }

  /**
   * @param variable without the prefix; the one for tests comes before the product's
   */
  <S> S server(
      String variable, Function<String, S> given, Supplier<S> container, Supplier<S> embedded) {
    String url = first("TURNPIKE_TEST_" + variable, "TURNPIKE_" + variable);
    if (url != null) {
      return given.apply(url);
    }
    return docker.getAsBoolean() ? container.get() : embedded.get();
  }

  private @Nullable String first(String... variables) {
    return Stream.of(variables)
        .map(environment)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .orElse(null);
  }
}
