package io.turnpike.routing.config.aliases;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.crypto.MasterKey;
import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.redis.Redis;
import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.alias.ModelAliases;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.store.Store;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The aliases of one node: this package's beans, wired as in the product. There are the config
 * {@code support} and the connection {@code work} to OpenAI, whose catalogue has {@code gpt-5}.
 */
final class AliasNode implements AutoCloseable {

  private static final MasterKey MASTER =
      MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  AliasNode(Redis redis, Database database, Announcements announcements) {
    // Singletons from outside are not closed with the context: nodes share them.
    context.getBeanFactory().registerSingleton("database", database);
    context.getBeanFactory().registerSingleton("announcements", announcements);
    context.getBeanFactory().registerSingleton("redis", redis);
    context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    context.registerBean(ModelCatalog.class, OneModel::new);
    context.registerBean(
        ProviderConnections.class,
        () -> only(ProviderConnections.class, "list", Flux.just(connection())));
    context.registerBean(
        RouteConfigs.class, () -> only(RouteConfigs.class, "names", Mono.just(Set.of("support"))));
    context.registerBean(TokenDigest.class, () -> TokenDigest.under(MASTER));
    context.register(Store.class);
    context.scan(
        "io.turnpike.tenants.audit",
        "io.turnpike.tenants.store",
        "io.turnpike.infra.cache",
        "io.turnpike.routing.config.aliases");
    context.refresh();
  }

  ModelAliases aliases() {
    return context.getBean(ModelAliases.class);
  }

  <T> T the(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }

  private static ProviderConnection connection() {
    return new ProviderConnection(
        "work",
        "openai",
        URI.create("https://example.com/v1"),
        false,
        List.of(),
        DataPolicy.UNKNOWN,
        List.of(),
        Map.of(),
        1,
        null);
  }

  private static <T> T only(Class<T> type, String asked, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> {
              if (method.getName().equals(asked)) {
                return answer;
              }
              throw new UnsupportedOperationException("Only " + asked + " is asked for here.");
            }));
  }

  private static final class OneModel implements ModelCatalog {

    private static final ModelCard CARD =
        new ModelCard("openai", "gpt-5", "GPT-5", 0, 0, List.of(), List.of(), List.of());

    @Override
    public @Nullable ModelCard find(String type, String model) {
      return type.equals("openai") && model.equals("gpt-5") ? CARD : null;
    }

    @Override
    public List<ModelCard> models(String type) {
      return type.equals("openai") ? List.of(CARD) : List.of();
    }

    @Override
    public List<ModelCard> all() {
      return List.of(CARD);
    }
  }
}
