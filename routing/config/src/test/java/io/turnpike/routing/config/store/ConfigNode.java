package io.turnpike.routing.config.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.ProviderConnections;
import io.turnpike.tenants.store.Store;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The configs of one node: this package's beans, wired as in the product. */
final class ConfigNode implements AutoCloseable {

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  private ConfigNode(Database database, Announcements announcements, Map<String, Object> settings) {
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    // Singletons from outside are not closed with the context: nodes share them.
    context.getBeanFactory().registerSingleton("database", database);
    context.getBeanFactory().registerSingleton("announcements", announcements);
    context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    context.registerBean(ProviderConnections.class, NamedConnections::new);
    context.registerBean(GatewayKeys.class, DefaultKeys::new);
    context.register(Store.class);
    context.scan(
        "io.turnpike.tenants.audit",
        "io.turnpike.tenants.store",
        "io.turnpike.infra.cache",
        "io.turnpike.routing.config",
        "io.turnpike.routing.providers.catalog");
    context.refresh();
  }

  static ConfigNode start(Database database, Announcements announcements) {
    return new ConfigNode(database, announcements, Map.of());
  }

  static ConfigNode start(Database database, Announcements announcements, String resync) {
    return new ConfigNode(database, announcements, Map.of("turnpike.configs.resync", resync));
  }

  static ConfigNode withRoomFor(int configs, Database database, Announcements announcements) {
    return new ConfigNode(
        database, announcements, Map.of("turnpike.configs.per-organization", configs));
  }

  RouteConfigs configs() {
    return context.getBean(RouteConfigs.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
