package io.turnpike.routing.config.sets;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.crypto.MasterKey;
import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.redis.Redis;
import io.turnpike.routing.config.KnownTeams;
import io.turnpike.routing.guard.GuardrailSets;
import io.turnpike.routing.guard.NamedSets;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.Teams;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.store.Store;
import java.lang.reflect.Proxy;
import java.util.Base64;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import reactor.core.publisher.Flux;

/** The sets of one node: this package's beans, wired as in the product. */
final class SetNode implements AutoCloseable {

  private static final MasterKey MASTER =
      MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  SetNode(Redis redis, Database database, Announcements announcements) {
    // Singletons from outside are not closed with the context: nodes share them.
    context.getBeanFactory().registerSingleton("database", database);
    context.getBeanFactory().registerSingleton("announcements", announcements);
    context.getBeanFactory().registerSingleton("redis", redis);
    context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    context.registerBean(GatewayKeys.class, () -> empty(GatewayKeys.class));
    context.registerBean(Teams.class, KnownTeams::new);
    context.registerBean(ProviderConnections.class, () -> empty(ProviderConnections.class));
    context.registerBean(TokenDigest.class, () -> TokenDigest.under(MASTER));
    context.register(Store.class);
    context.scan(
        "io.turnpike.tenants.audit",
        "io.turnpike.tenants.store",
        "io.turnpike.infra.cache",
        "io.turnpike.routing.config.sets");
    context.refresh();
  }

  NamedSets sets() {
    return context.getBean(NamedSets.class);
  }

  GuardrailSets applied() {
    return context.getBean(GuardrailSets.class);
  }

  @Override
  public void close() {
    context.close();
  }

  /** Whoever lists, finds none. */
  private static <T> T empty(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> {
              if (method.getName().equals("list")) {
                return Flux.empty();
              }
              throw new UnsupportedOperationException("They are only listed here.");
            }));
  }
}
