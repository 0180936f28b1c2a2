package io.turnpike.infra.postgres;

import io.turnpike.infra.settings.DataFolder;
import io.turnpike.infra.settings.Probe;
import io.turnpike.infra.settings.StoreAddress;
import io.turnpike.infra.settings.TurnpikeSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

  /** After Redis, which is only set going there and gets ready while this waits for Postgres. */
  @Bean
  @DependsOn("redisServer")
  DatabaseServer databaseServer(TurnpikeSettings settings, DataFolder folder) {
    var given = settings.databaseUrl();
    return given == null
        ? DatabaseServer.embedded(folder)
        : DatabaseServer.given(DatabaseLocation.parse(given.reveal()));
  }

  @Bean
  PostgresDatabase database(DatabaseServer server) {
    if (!server.embedded()) {
      DatabaseCheck.run(server.location());
    }
    Migrations.run(server.location());
    return new PostgresDatabase(server.location(), PoolSizes.PRODUCT);
  }

  @Bean
  StoreAddress databaseAddress(DatabaseServer server) {
    return new StoreAddress(server.location().toString(), server.embedded());
  }

  @Bean
  Probe databaseProbe(PostgresDatabase database) {
    return new Probe("database", database.answers().onErrorReturn(false));
  }
}
