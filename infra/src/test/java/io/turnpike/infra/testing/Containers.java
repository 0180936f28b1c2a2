package io.turnpike.infra.testing;

import io.turnpike.infra.postgres.TestPostgres;
import io.turnpike.infra.postgres.TestServer;
import io.turnpike.infra.redis.TestRedis;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Servers in containers; they end with this JVM. */
final class Containers {

  private static final int REDIS_PORT = 6379;

  private Containers() {}

  @SuppressWarnings("resource")
  static TestServer postgres() {
    var container =
        new PostgreSQLContainer("postgres:18-alpine")
            .withDatabaseName("turnpike")
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
    container.start();
    return TestPostgres.given(
        "postgresql://%s:%s@%s:%d/turnpike?sslmode=disable"
            .formatted(
                container.getUsername(),
                container.getPassword(),
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)));
  }

  @SuppressWarnings("resource")
  static TestRedis redis() {
    var container = new GenericContainer<>("redis:7.4-alpine").withExposedPorts(REDIS_PORT);
    container.start();
    return TestRedis.given(
        "redis://%s:%d".formatted(container.getHost(), container.getMappedPort(REDIS_PORT)));
  }
}
