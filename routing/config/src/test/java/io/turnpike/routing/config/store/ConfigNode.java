package io.turnpike.routing.config.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.crypto.MasterKey;
import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.redis.Redis;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.config.KnownTeams;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.Teams;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.store.Store;
import java.util.Base64;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The configs of one node: this package's beans, wired as in the product. */
final class ConfigNode implements AutoCloseable {

  private static final MasterKey MASTER =
      MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  private ConfigNode(
      Redis redis, Database database, Announcements announcements, Map<String, Object> settings) {
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    // Singletons from outside are not closed with the context: nodes share them.
    context.getBeanFactory().registerSingleton("database", database);
    context.getBeanFactory().registerSingleton("announcements", announcements);
    context.getBeanFactory().registerSingleton("redis", redis);
    context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    context.registerBean(ProviderConnections.class, NamedConnections::new);
    context.registerBean(GatewayKeys.class, DefaultKeys::new);
    context.registerBean(Teams.class, KnownTeams::new);
    context.registerBean(TokenDigest.class, () -> TokenDigest.under(MASTER));
    context.register(Store.class);
    context.scan(
        "io.turnpike.tenants.audit",
        "io.turnpike.tenants.store",
        "io.turnpike.infra.cache",
        "io.turnpike.routing.config",
        "io.turnpike.routing.providers.catalog");
    context.refresh();
  }

  static ConfigNode start(Stores stores, Database database, Announcements announcements) {
    return new ConfigNode(stores.redis(), database, announcements, Map.of());
  }

  static ConfigNode start(Redis redis, Database database, Announcements announcements) {
    return new ConfigNode(redis, database, announcements, Map.of());
  }

  static ConfigNode start(
      Stores stores, Database database, Announcements announcements, String resync) {
    return new ConfigNode(
        stores.redis(), database, announcements, Map.of("turnpike.configs.resync", resync));
  }

  static ConfigNode withRoomFor(
      int configs, Stores stores, Database database, Announcements announcements) {
    return new ConfigNode(
        stores.redis(),
        database,
        announcements,
        Map.of("turnpike.configs.per-organization", configs));
  }

  RouteConfigs configs() {
    return context.getBean(RouteConfigs.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
