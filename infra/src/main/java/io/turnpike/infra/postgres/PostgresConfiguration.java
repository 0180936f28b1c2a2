package io.turnpike.infra.postgres;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.turnpike.infra.redis.Redis;
import io.turnpike.infra.settings.DataFolder;
import io.turnpike.infra.settings.Probe;
import io.turnpike.infra.settings.StoreAddress;
import io.turnpike.infra.settings.TurnpikeSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

  /** After Redis, which is only set going there and gets ready while this waits for Postgres. */
  @Bean
  @DependsOn("redisServer")
  DatabaseServer databaseServer(
      TurnpikeSettings settings, DataFolder folder, ObjectProvider<MeterRegistry> meters) {
    var given = settings.databaseUrl();
    return given == null
        ? DatabaseServer.embedded(folder, restarts(meters))
        : DatabaseServer.given(DatabaseLocation.parse(given.reveal()));
  }

  @Bean
  DatabaseOpening databaseOpening(DatabaseServer server, Redis redis) {
    return new DatabaseOpening(server, redis);
  }

  @Bean
  PostgresDatabase database(DatabaseServer server, DatabaseOpening opening) {
    var database = new PostgresDatabase(server.location(), PoolSizes.PRODUCT);
    opening.open(database);
    return database;
  }

  @Bean
  StoreAddress databaseAddress(DatabaseServer server) {
    return new StoreAddress(server.location().toString(), server.embedded());
  }

  @Bean
  Probe databaseProbe(PostgresDatabase database) {
    return Probe.ofStore("database", database.answers().onErrorReturn(false));
  }

  private static Counter restarts(ObjectProvider<MeterRegistry> meters) {
    return meters
        .getIfAvailable(() -> Metrics.globalRegistry)
        .counter("turnpike.embedded.restarts", "store", "database");
  }
}
