package io.turnpike.routing.gateway.breakers;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.cache.ChangeAnnouncer;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.routing.CircuitBreakers;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.health.BreakerPermit;
import io.turnpike.routing.gateway.attempt.health.Connections;
import io.turnpike.routing.gateway.attempt.health.TargetHealth;
import io.turnpike.routing.gateway.attempt.health.Targets;
import io.turnpike.routing.gateway.edge.FakeConnections;
import io.turnpike.routing.plan.BreakerRules;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The breakers of one node: this package's beans and those of the data plane, as in the product.
 */
final class Node implements AutoCloseable {

  private final FakeConnections providers;
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  private Node(
      Database database, Announcements announcements, FakeConnections providers, String resync) {
    this.providers = providers;
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource("test", Map.of("turnpike.breaker-overrides.resync", resync)));
    // Singletons from outside are not closed with the context: nodes share them.
    context.getBeanFactory().registerSingleton("database", database);
    context.getBeanFactory().registerSingleton("announcements", announcements);
    context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    context.registerBean(ProviderConnections.class, () -> providers);
    context.register(ChangeAnnouncer.class);
    context.scan(
        "io.turnpike.tenants.audit",
        "io.turnpike.tenants.store",
        "io.turnpike.routing.gateway.attempt.health",
        "io.turnpike.routing.gateway.breakers");
    context.refresh();
  }

  static Node start(
      Database database, Announcements announcements, FakeConnections providers, String resync) {
    return new Node(database, announcements, providers, resync);
  }

  CircuitBreakers breakers() {
    return context.getBean(CircuitBreakers.class);
  }

  Connections connections() {
    return context.getBean(Connections.class);
  }

  TargetHealth target(OrganizationId organization, String connection, String model) {
    ProviderConnection to =
        Objects.requireNonNull(providers.find(organization, connection).block());
    return context.getBean(Targets.class).of(organization, to, model);
  }

  TargetHealth target(
      OrganizationId organization, String connection, String model, BreakerRules rules) {
    ProviderConnection to =
        Objects.requireNonNull(providers.find(organization, connection).block());
    return context.getBean(Targets.class).of(organization, to, model, rules);
  }

  void fail(OrganizationId organization, String connection, String model, int times) {
    for (int i = 0; i < times; i++) {
      BreakerPermit permit =
          Objects.requireNonNull(target(organization, connection, model).ask(true, true));
      permit.failed(FailureClass.SERVER_ERROR, "provider_error", 0);
      permit.ended();
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
