package io.turnpike.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.crypto.MasterKey;
import io.turnpike.infra.crypto.PasswordHashes;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.infra.crypto.Vault;
import io.turnpike.infra.postgres.Database;
import io.turnpike.infra.redis.Redis;
import io.turnpike.infra.settings.TurnpikeSettings;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Accounts.SignedUp;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.providers.ProviderConnections.BuiltInConnection;
import io.turnpike.tenants.webhooks.Webhooks;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import reactor.core.publisher.Mono;

/** This module as one process runs it; several may share the stores. */
public final class Node implements AutoCloseable {

  public static final Secret PASSWORD = new Secret("correct horse battery");

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final MasterKey MASTER =
      MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));

  private final AnnotationConfigApplicationContext context;

  private Node(AnnotationConfigApplicationContext context) {
    this.context = context;
  }

  public static Node on(Stores stores) {
    return on(stores, stores.database(), Map.of());
  }

  /** A node whose way to Postgres, or whose settings, are special. */
  public static Node on(Stores stores, Database database, Map<String, Object> settings) {
    return on(stores, database, stores.redis(), settings);
  }

  /** A node whose way to Redis is special too. */
  public static Node on(
      Stores stores, Database database, Redis redis, Map<String, Object> settings) {
    var context = new AnnotationConfigApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    // Given as they are: the context is not to close what others share.
    var beans = context.getBeanFactory();
    beans.registerSingleton("database", database);
    beans.registerSingleton("announcements", stores.announcements());
    beans.registerSingleton("redis", redis);
    beans.registerSingleton("meters", new SimpleMeterRegistry());
    beans.registerSingleton("vault", Vault.under(MASTER));
    beans.registerSingleton("digests", TokenDigest.under(MASTER));
    beans.registerSingleton("demo", new Demo());
    beans.registerSingleton("kettle", new EventType("kettle.boiled", "The kettle has boiled"));
    beans.registerSingleton("pot", new EventType("pot.emptied", "The pot is empty"));
    KnownTypes.all().forEach(type -> beans.registerSingleton(type.word(), type));
    context.registerBean(
        CountingPasswordHashes.class, () -> new CountingPasswordHashes(PasswordHashes.bcrypt(4)));
    context.register(Settings.class);
    context.scan("io.turnpike.tenants", "io.turnpike.infra.http", "io.turnpike.infra.cache");
    context.refresh();
    return new Node(context);
  }

  public Accounts accounts() {
    return context.getBean(Accounts.class);
  }

  public GatewayKeys keys() {
    return context.getBean(GatewayKeys.class);
  }

  public ManagementKeys managementKeys() {
    return context.getBean(ManagementKeys.class);
  }

  public Teams teams() {
    return context.getBean(Teams.class);
  }

  public Organizations organizations() {
    return context.getBean(Organizations.class);
  }

  public ProviderConnections connections() {
    return context.getBean(ProviderConnections.class);
  }

  public Webhooks webhooks() {
    return context.getBean(Webhooks.class);
  }

  public Notifications notifications() {
    return context.getBean(Notifications.class);
  }

  public <T> T the(Class<T> type) {
    return context.getBean(type);
  }

  /** A new organization with an owner of its own. */
  public SignedUp founded(String organization) {
    String email = UUID.randomUUID() + "@example.com";
    return get(accounts().signUp(email, PASSWORD, organization, "192.0.2." + addresses++ % 250));
  }

  public static <T> T get(Mono<T> answer) {
    return answer.blockOptional(PATIENCE).orElseThrow(() -> new AssertionError("no answer"));
  }

  public static void done(Mono<Void> answer) {
    answer.block(PATIENCE);
  }

  public static <T> T getOrNull(Mono<T> answer) {
    return answer.block(PATIENCE);
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

  private static int addresses;

  @EnableConfigurationProperties(TurnpikeSettings.class)
  private static final class Settings {}

  private static final class Demo implements BuiltInConnection {

    @Override
    public String name() {
      return "demo";
    }

    @Override
    public String type() {
      return "demo";
    }

    @Override
    public java.net.URI baseUrl() {
      return java.net.URI.create("http://127.0.0.1:1/v1");
    }

    @Override
    public DataPolicy dataPolicy() {
      return new DataPolicy(true, true, null);
    }
  }
}
