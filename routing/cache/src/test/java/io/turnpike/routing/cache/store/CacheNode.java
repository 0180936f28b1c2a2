package io.turnpike.routing.cache.store;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.crypto.MasterKey;
import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.infra.crypto.Vault;
import io.turnpike.infra.redis.Redis;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.KeptAnswers;
import io.turnpike.routing.cache.AnswerCache;
import io.turnpike.tenants.store.Store;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The answers of one node: this package's beans, wired as in the product. */
final class CacheNode implements AutoCloseable {

  private static final MasterKey MASTER =
      MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  private CacheNode(Stores stores, Redis redis, Map<String, Object> settings) {
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    // Singletons from outside are not closed with the context: nodes share them.
    context.getBeanFactory().registerSingleton("database", stores.database());
    context.getBeanFactory().registerSingleton("announcements", stores.announcements());
    context.getBeanFactory().registerSingleton("redis", redis);
    context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    context.registerBean(TokenDigest.class, () -> TokenDigest.under(MASTER));
    context.registerBean(Vault.class, () -> Entries.VAULT);
    context.register(Store.class);
    context.scan(
        "io.turnpike.tenants.audit", "io.turnpike.infra.cache", "io.turnpike.routing.cache");
    context.refresh();
    // What was purged before is not found out in the middle of a test.
    compare();
  }

  /** One that waits for a busy machine. */
  static CacheNode start(Stores stores) {
    return new CacheNode(stores, stores.redis(), Map.of("turnpike.cache.patience", "5s"));
  }

  /** With a line to Redis that a test disturbs, and the patience of the product. */
  static CacheNode start(Stores stores, Redis redis) {
    return new CacheNode(stores, redis, Map.of());
  }

  AnswerCache cache() {
    return context.getBean(AnswerCache.class);
  }

  KeptAnswers answers() {
    return context.getBean(KeptAnswers.class);
  }

  /** Writes at once what is on its way to Redis, and waits for what already goes there. */
  void settle() {
    PendingWrites writes = context.getBean(PendingWrites.class);
    writes.flush().block(PATIENCE);
    await().atMost(PATIENCE).until(writes::isIdle);
  }

  /** Leaves only what Redis has. */
  void forget() {
    settle();
    context.getBean(NearCache.class).clear();
  }

  /** What it does every half a minute. */
  void compare() {
    context.getBean(Purging.class).compare().block(PATIENCE);
  }

  /** What another node says to all. */
  void hear(String said) {
    context.getBean(Purging.class).heed(said).block(PATIENCE);
  }

  double counted(String meter, String tag, String value) {
    return context.getBean(MeterRegistry.class).get(meter).tag(tag, value).counter().count();
  }

  @Override
  public void close() {
    context.close();
  }
}
