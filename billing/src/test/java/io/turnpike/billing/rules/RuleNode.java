package io.turnpike.billing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.billing.Budgets;
import io.turnpike.billing.SpendRules;
import io.turnpike.billing.UsageLimits;
import io.turnpike.infra.crypto.MasterKey;
import io.turnpike.infra.crypto.PasswordHashes;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.infra.crypto.Vault;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.settings.TurnpikeSettings;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.tenants.Accounts;
import io.turnpike.tenants.Accounts.SignedUp;
import io.turnpike.tenants.providers.ProviderType;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import reactor.core.publisher.Mono;

/** Who and how much as one process runs them; several may share the stores. */
public final class RuleNode implements AutoCloseable {

  /** The config that every organization has. */
  public static final String CHEAP = "cheap";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final MasterKey MASTER =
      MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));

  private final AnnotationConfigApplicationContext context;

  private RuleNode(AnnotationConfigApplicationContext context) {
    this.context = context;
  }

  public static RuleNode on(Stores stores) {
    return on(stores, stores.database());
  }

  /** A node whose way to Postgres is special. */
  public static RuleNode on(Stores stores, Database database) {
    var context = new AnnotationConfigApplicationContext();
    // Given as they are: the context is not to close what others share.
    var beans = context.getBeanFactory();
    beans.registerSingleton("database", database);
    beans.registerSingleton("announcements", stores.announcements());
    beans.registerSingleton("redis", stores.redis());
    beans.registerSingleton("meters", new SimpleMeterRegistry());
    beans.registerSingleton("vault", Vault.under(MASTER));
    beans.registerSingleton("digests", TokenDigest.under(MASTER));
    beans.registerSingleton("type", new ProviderType("openai-compatible", "Any", null, false));
    beans.registerSingleton("configs", configs());
    context.registerBean(PasswordHashes.class, () -> PasswordHashes.bcrypt(4));
    context.register(Settings.class);
    context.scan(
        "io.turnpike.tenants",
        "io.turnpike.infra.http",
        "io.turnpike.infra.cache",
        "io.turnpike.billing.rules",
        "io.turnpike.billing.budgets",
        "io.turnpike.billing.limits");
    context.refresh();
    return new RuleNode(context);
  }

  public Budgets budgets() {
    return context.getBean(Budgets.class);
  }

  public UsageLimits limits() {
    return context.getBean(UsageLimits.class);
  }

  public SpendRules rules() {
    return context.getBean(SpendRules.class);
  }

  public <T> T the(Class<T> type) {
    return context.getBean(type);
  }

  /** A new organization with an owner of its own. */
  public SignedUp founded() {
    return get(
        the(Accounts.class)
            .signUp(
                UUID.randomUUID() + "@example.com",
                new Secret("correct horse battery"),
                "Acme",
                "192.0.2." + addresses++ % 250));
  }

  public static <T> T get(Mono<T> answer) {
    return answer.blockOptional(PATIENCE).orElseThrow(() -> new AssertionError("no answer"));
  }

  public static void done(Mono<Void> answer) {
    answer.block(PATIENCE);
  }

  public static Throwable failure(Mono<?> answer) {
    var caught = new AtomicReference<Throwable>();
    answer.doOnError(caught::set).onErrorComplete().then().block(PATIENCE);
    assertThat(caught.get()).as("a failure").isNotNull();
    return caught.get();
  }

  @Override
  public void close() {
    context.close();
  }

  /** What is stored there is another module's business; here only whether a name is one. */
  private static RouteConfigs configs() {
    RoutePlan plan = new RoutePlan(CHEAP, 1, new Fallback(List.of(), Set.of(), Set.of()));
    return (RouteConfigs)
        Proxy.newProxyInstance(
            RuleNode.class.getClassLoader(),
            new Class<?>[] {RouteConfigs.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "resolve" -> CHEAP.equals(arguments[1]) ? Mono.just(plan) : Mono.empty();
                  case "names" -> Mono.just(Set.of(CHEAP));
                  case "toString" -> CHEAP;
                  case "hashCode" -> 1;
                  case "equals" -> false;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static int addresses;

  @EnableConfigurationProperties(TurnpikeSettings.class)
  private static final class Settings {}
}
