package io.turnpike.infra.testing;

import io.turnpike.infra.postgres.TestPostgres;
import io.turnpike.infra.postgres.TestServer;
import io.turnpike.infra.redis.TestRedis;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Servers in containers; they forget on a crash, and end with this JVM. */
final class Containers {

  private static final String POSTGRES = "postgres:18.3-alpine";
  private static final String REDIS = "redis:7.4.2-alpine";
  private static final int REDIS_PORT = 6379;
  private static final String PASSWORD = "4c1d0f0aa1";

  private Containers() {}

  @SuppressWarnings("resource")
  static TestServer postgres() {
    var container =
        new PostgreSQLContainer(POSTGRES)
            .withDatabaseName("turnpike")
            .withPassword(PASSWORD)
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
    container.start();
    return TestPostgres.given(
        "postgresql://%s:%s@%s:%d/turnpike?sslmode=disable"
            .formatted(
                container.getUsername(),
                PASSWORD,
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)));
  }

  @SuppressWarnings("resource")
  static TestRedis redis() {
    var container =
        new GenericContainer<>(REDIS)
            .withExposedPorts(REDIS_PORT)
            .withCommand("redis-server", "--requirepass", PASSWORD, "--save", "");
    container.start();
    return TestRedis.given(
        "redis://:%s@%s:%d"
            .formatted(PASSWORD, container.getHost(), container.getMappedPort(REDIS_PORT)));
  }
}
