package io.turnpike.routing.cache.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.infra.testing.Stores;
import io.turnpike.infra.testing.SwitchedRedis;
import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.cache.AnswerCache;
import io.turnpike.routing.cache.AnswerCache.Lookup;
import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.cache.EntryKey;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Redis that is dead, slow or full makes answers miss, and nobody wait. */
class AwayRedisIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);

  /** The promise, and what a machine with more to do than this may be late. */
  private static final Duration SOON = Duration.ofMillis(50).plusMillis(150);

  /** One of so many tries meets a machine that has nothing else to do. */
  private static final int TRIES = 5;

  /** For so long a Redis that has failed is left alone. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final EntryKey key = Entries.key(organization, "a");

  @Test
  void aDeadOneIsAMissAndWhatIsInMemoryIsServed() {
    SwitchedRedis redis = new SwitchedRedis(stores.redis());
    try (CacheNode node = CacheNode.start(stores, redis)) {
      AnswerCache cache = node.cache();
      redis.off();

      long began = System.nanoTime();
      assertThat(cache.find(key, HOUR).block(PATIENCE)).isNull();
      assertThat(cache.findOrClaim(key, HOUR, PATIENCE).block(PATIENCE))
          .isEqualTo(new Lookup.Ours());
      assertThat(cache.claim(key, PATIENCE).block(PATIENCE)).isTrue();
      assertThat(cache.await(key, PATIENCE).block(PATIENCE)).isNull();
      double failed = node.counted("turnpike.cache.faults", "reason", "failed");
      assertThat(failed).isBetween(1.0, 1.0 + since(began).dividedBy(PAUSE));
      assertThat(node.counted("turnpike.cache.faults", "reason", "skipped")).isEqualTo(4 - failed);

      cache.keep(key, Entries.of("answer"), HOUR);
      node.settle();
      assertThat(cache.find(key, HOUR).block(PATIENCE)).isNotNull();
      assertThat(node.counted("turnpike.cache.dropped", "reason", "unwritten")).isEqualTo(1);
    }
  }

  @Test
  void aPurgeThatCannotReachItFails() {
    SwitchedRedis redis = new SwitchedRedis(stores.redis());
    try (CacheNode node = CacheNode.start(stores, redis)) {
      redis.off();
      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> node.cache().purge(organization, new Purge.All()).block(PATIENCE));
    }
  }

  @Test
  void aSlowOneIsAMissInTime() {
    Duration shortest = PATIENCE;
    for (int i = 0; i < TRIES && shortest.compareTo(SOON) >= 0; i++) {
      SlowRedis redis = new SlowRedis(stores.redis());
      try (CacheNode node = CacheNode.start(stores, redis)) {
        redis.late(Duration.ofSeconds(5));
        long began = System.nanoTime();
        assertThat(node.cache().find(key, HOUR).block(PATIENCE)).isNull();
        Duration took = since(began);
        shortest = took.compareTo(shortest) < 0 ? took : shortest;
        assertThat(node.counted("turnpike.cache.faults", "reason", "slow")).isEqualTo(1);
      }
    }
    assertThat(shortest).isLessThan(SOON);
  }

  @Test
  void aSlowOneIsNotAskedAgainAtOnce() {
    SlowRedis redis = new SlowRedis(stores.redis());
    try (CacheNode node = CacheNode.start(stores, redis)) {
      node.cache().keep(key, Entries.of("answer"), HOUR);
      node.forget();
      redis.late(Duration.ofSeconds(5));
      assertThat(node.cache().find(key, HOUR).block(PATIENCE)).isNull();

      int asked = redis.asked();
      long began = System.nanoTime();
      for (int i = 0; i < 100; i++) {
        assertThat(node.cache().find(key, HOUR).block(PATIENCE)).isNull();
      }
      assertThat(redis.asked()).isBetween(asked, asked + (int) since(began).dividedBy(PAUSE));

      redis.late(Duration.ZERO);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(node.cache().find(key, HOUR).block(PATIENCE)).isNotNull());
    }
  }

  @Test
  void aFullOneTakesNothingAndStillAnswers() {
    try (CacheNode node = CacheNode.start(stores)) {
      node.cache().keep(key, Entries.of("answer"), HOUR);
      node.forget();
      memory("1");
      try {
        EntryKey second = Entries.key(organization, "b");
        node.cache().keep(second, Entries.of("other"), HOUR);
        node.forget();

        assertThat(node.counted("turnpike.cache.dropped", "reason", "unwritten")).isEqualTo(1);
        Entry kept = node.cache().find(key, HOUR).block(PATIENCE);
        assertThat(kept).isNotNull();
        assertThat(node.cache().find(second, HOUR).block(PATIENCE)).isNull();
        assertThat(node.cache().claim(second, PATIENCE).block(PATIENCE)).isTrue();
      } finally {
        memory("0");
      }
    }
  }

  @Test
  void whatComesWhileTooMuchWaitsIsDroppedAndCounted() {
    SlowRedis redis = new SlowRedis(stores.redis());
    try (CacheNode node = CacheNode.start(stores, redis)) {
      redis.late(Duration.ofSeconds(1));
      String large = "x".repeat(1 << 20);
      for (int i = 0; i < 400; i++) {
        node.cache().keep(Entries.key(organization, "q" + i), Entries.of(large), HOUR);
      }
      assertThat(node.counted("turnpike.cache.dropped", "reason", "crowded")).isPositive();
    }
  }

  @Test
  void whatIsUnderWayWhenANodeStopsIsWritten() {
    SlowRedis redis = new SlowRedis(stores.redis());
    try (CacheNode node = CacheNode.start(stores, redis)) {
      redis.late(Duration.ofMillis(300));
      int before = redis.asked();
      node.cache().keep(key, Entries.of("answer"), HOUR);
      await().atMost(PATIENCE).until(() -> redis.asked() > before);
    }
    try (CacheNode next = CacheNode.start(stores)) {
      assertThat(next.cache().find(key, HOUR).block(PATIENCE)).isNotNull();
    }
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static void memory(String bytes) {
    stores.redis().ask(commands -> commands.configSet("maxmemory", bytes)).blockLast(PATIENCE);
  }
}
