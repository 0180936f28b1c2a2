package io.turnpike.routing.cache.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.KeptAnswers.Purge;
import io.turnpike.routing.KeptAnswers.Stock;
import io.turnpike.routing.cache.AnswerCache.Lookup;
import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.cache.EntryKeys;
import io.turnpike.routing.cache.Partition;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What nodes know of each other's answers. */
class NodesIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);

  @AutoClose private final CacheNode one = CacheNode.start(stores);
  @AutoClose private final CacheNode other = CacheNode.start(stores);
  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());

  @Test
  void oneNodeServesWhatAnotherHasKept() {
    one.cache().keep(key("a"), Entries.of("answer"), HOUR);
    one.settle();

    assertThat(text(found(other, "a"))).isEqualTo("answer");
    assertThat(found(other, "b")).isNull();
    assertThat(other.counted("turnpike.cache.lookups", "result", "shared")).isEqualTo(1);
    assertThat(text(found(other, "a"))).isEqualTo("answer");
    assertThat(other.counted("turnpike.cache.lookups", "result", "near")).isEqualTo(1);
  }

  @Test
  void nothingOfAnAnswerCanBeReadInRedis() {
    one.cache().keep(key("a"), Entries.of("canary-answer-1", "canary-tag"), HOUR);
    one.settle();

    assertThat(everything()).contains(organization.toString()).doesNotContain("canary");
  }

  @Test
  void anEntryThatStandsInForeignPlaceIsNotServed() {
    OrganizationId foreign = new OrganizationId(UUID.randomUUID());
    one.cache().keep(key("a"), Entries.of("answer"), HOUR);
    one.settle();
    EntryKey there = Entries.key(foreign, "a");
    stores
        .redis()
        .ask(
            commands ->
                commands
                    .get(RedisNames.entry(key("a")))
                    .flatMap(value -> commands.set(RedisNames.entry(there), value)))
        .blockLast(PATIENCE);

    assertThat(other.cache().find(there, HOUR).block(PATIENCE)).isNull();
    assertThat(other.cache().findOrClaim(there, HOUR, PATIENCE).block(PATIENCE))
        .isEqualTo(new Lookup.Ours());
    assertThat(other.counted("turnpike.cache.faults", "reason", "foreign")).isEqualTo(2);
  }

  @Test
  void aPurgeBeforeAnAnswerIsWrittenLeavesNobodyWaitingForIt() {
    assertThat(look(one, "soon")).isEqualTo(new Lookup.Ours());
    one.cache().keep(key("soon"), Entries.of("soon"), HOUR);

    one.cache().purge(organization, new Purge.All()).block(PATIENCE);
    one.settle();

    assertThat(look(other, "soon")).isEqualTo(new Lookup.Ours());
  }

  /** All ask the same few things; each answer says whose it is. */
  @Test
  void inThousandsOfProbesNobodyGetsAnothersAnswer() {
    SplittableRandom random = new SplittableRandom(5);
    Set<String> kept = new HashSet<>();
    for (int i = 0; i < 150; i++) {
      Partition partition = partition(random);
      int question = random.nextInt(4);
      one.cache().keep(key(partition, question), Entries.of(partition + " " + question), HOUR);
      kept.add(partition + " " + question);
    }
    one.settle();

    int hits = 0;
    for (int i = 0; i < 2_000; i++) {
      Partition partition = partition(random);
      int question = random.nextInt(4);
      String found = text(other.cache().find(key(partition, question), HOUR).block(PATIENCE));
      String own = partition + " " + question;
      assertThat(found).isEqualTo(kept.contains(own) ? own : null);
      hits += found == null ? 0 : 1;
    }
    assertThat(hits).isBetween(100, 1_900);
  }

  private static Partition partition(SplittableRandom random) {
    List<String> owners =
        switch (random.nextInt(3)) {
          case 0 -> List.of();
          case 1 -> List.of("t" + random.nextInt(3));
          default -> List.of("t" + random.nextInt(3), "u" + random.nextInt(3));
        };
    OrganizationId organization = new OrganizationId(new UUID(77, random.nextInt(8)));
    return new Partition(organization, owners, "");
  }

  private static EntryKey key(Partition partition, int question) {
    byte[] body = ("{\"input\":" + question + "}").getBytes(UTF_8);
    return Objects.requireNonNull(EntryKeys.of(partition, "f", "embeddings", body, Map.of()));
  }

  @Test
  void whatMustNotLeaveMemoryIsNotInRedis() {
    one.cache().inMemory().keep(key("a"), Entries.of("answer"), HOUR);
    one.settle();

    assertThat(text(one.cache().inMemory().find(key("a"), HOUR).block(PATIENCE)))
        .isEqualTo("answer");
    assertThat(everything()).doesNotContain(organization.toString());
    assertThat(one.cache().purge(organization, new Purge.All()).block(PATIENCE)).isEqualTo(1);
    assertThat(one.cache().inMemory().find(key("a"), HOUR).block(PATIENCE)).isNull();
  }

  @Test
  void oneNodeMakesAnAnswerAndTheOthersWaitForIt() throws Exception {
    assertThat(look(one, "a")).isEqualTo(new Lookup.Ours());
    assertThat(look(other, "a")).isEqualTo(new Lookup.Theirs());
    CompletableFuture<Entry> waiting = other.cache().await(key("a"), PATIENCE).toFuture();

    one.cache().keep(key("a"), Entries.of("answer"), HOUR);

    assertThat(text(waiting.get())).isEqualTo("answer");
    assertThat(look(other, "a")).isInstanceOf(Lookup.Hit.class);
  }

  @Test
  void whoGivesUpLetsTheNextOneTry() throws Exception {
    assertThat(look(one, "a")).isEqualTo(new Lookup.Ours());
    CompletableFuture<Entry> waiting = other.cache().await(key("a"), PATIENCE).toFuture();

    other.cache().giveUp(key("a"));
    other.settle();
    assertThat(look(other, "a")).isEqualTo(new Lookup.Theirs());
    one.cache().giveUp(key("a"));

    assertThat(waiting.get()).isNull();
    assertThat(look(other, "a")).isEqualTo(new Lookup.Ours());
  }

  @Test
  void aClaimAndAWaitEndWithTheirTime() {
    Duration brief = Duration.ofMillis(200);
    assertThat(one.cache().claim(key("a"), HOUR).block(PATIENCE)).isTrue();
    assertThat(other.cache().claim(key("a"), PATIENCE).block(PATIENCE)).isFalse();
    assertThat(one.cache().claim(key("b"), brief).block(PATIENCE)).isTrue();

    long began = System.nanoTime();
    assertThat(other.cache().await(key("a"), brief).block(PATIENCE)).isNull();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(brief);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(other.cache().claim(key("b"), PATIENCE).block(PATIENCE)).isTrue());
  }

  @Test
  void aPurgeReachesEveryNode() {
    // What a busy Redis does not take in time is dropped, and is kept once more here.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              keepMany();
              assertThat(stock().entries()).isEqualTo(1_203);
            });
    assertThat(found(other, "q0")).isNotNull();
    assertThat(found(other, "q9")).isNotNull();

    assertThat(other.cache().purge(organization, new Purge.Tag("few")).block(PATIENCE))
        .isEqualTo(3);
    assertThat(found(other, "q0")).isNull();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(found(one, "q0")).isNull());
    assertThat(stock().entries()).isEqualTo(1_200);

    assertThat(one.cache().purge(organization, new Purge.All()).block(PATIENCE)).isEqualTo(1_200);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(found(other, "q9")).isNull());
    assertThat(stock()).isEqualTo(new Stock(0, 0));
  }

  private void keepMany() {
    for (int i = 0; i < 1_203; i++) {
      one.cache().keep(key("q" + i), Entries.of("answer " + i, i < 3 ? "few" : "many"), HOUR);
    }
    one.settle();
  }

  @Test
  void whatIsOnItsWayToRedisIsPurgedToo() {
    one.cache().keep(key("a"), Entries.of("answer"), HOUR);

    assertThat(one.cache().purge(organization, new Purge.All()).block(PATIENCE)).isEqualTo(1);
    one.forget();
    assertThat(found(one, "a")).isNull();
  }

  @Test
  void whoMissedAPurgeForgetsAllWhenItCompares() {
    one.cache().keep(key("a"), Entries.of("answer"), HOUR);
    one.settle();
    stores.redis().ask(commands -> commands.del(RedisNames.entry(key("a")))).blockLast(PATIENCE);
    assertThat(found(one, "a")).isNotNull();

    purges();
    one.compare();

    assertThat(found(one, "a")).isNull();
  }

  @Test
  void whoCarriedAPurgeOutForgetsNothingElse() {
    one.cache().inMemory().keep(key("a"), Entries.of("answer"), HOUR);

    one.cache().purge(organization, new Purge.Tag("other")).block(PATIENCE);
    one.compare();
    assertThat(one.cache().inMemory().find(key("a"), HOUR).block(PATIENCE)).isNotNull();

    PurgeNotice notice = new PurgeNotice(organization, new Purge.Tag("other"));
    one.hear(UUID.randomUUID() + " " + purges() + " " + notice);
    one.compare();
    assertThat(one.cache().inMemory().find(key("a"), HOUR).block(PATIENCE)).isNotNull();
  }

  /** Whoever compares in between may read what is not taken out yet. */
  @Test
  void aPurgeIsNumberedAsItBeginsAndAsItEnds() {
    long before = purges();
    other.cache().purge(organization, new Purge.Tag("other")).block(PATIENCE);
    assertThat(purges() - before).isEqualTo(3);
  }

  /** One more, by somebody who says nothing of it; its number. */
  private static long purges() {
    Long number =
        stores.redis().ask(commands -> commands.incr(RedisNames.PURGES)).blockLast(PATIENCE);
    return Objects.requireNonNull(number);
  }

  @Test
  void tellsHowMuchThereIs() {
    one.cache().keep(key("a"), Entries.made("a", "m", "c", Instant.now(), "tag"), HOUR);
    one.settle();
    assertThat(stock().entries()).isEqualTo(1);
    assertThat(stock().bytes()).isBetween(100L, 2_000L);
  }

  @Test
  void indexesEndWithTheirEntries() {
    Instant soonOver = Instant.now().minusSeconds(3_597);
    one.cache().keep(key("a"), Entries.made("a", "m", "c", soonOver, "tag"), HOUR);
    one.settle();

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(everything()).doesNotContain(organization.toString()));
  }

  private Stock stock() {
    Stock stock = one.answers().stock(organization).block(PATIENCE);
    assertThat(stock).isNotNull();
    return stock;
  }

  private @Nullable Lookup look(CacheNode node, String question) {
    return node.cache().findOrClaim(key(question), HOUR, PATIENCE).block(PATIENCE);
  }

  private @Nullable Entry found(CacheNode node, String question) {
    return node.cache().find(key(question), HOUR).block(PATIENCE);
  }

  private EntryKey key(String question) {
    return Entries.key(organization, question);
  }

  private static @Nullable String text(@Nullable Entry entry) {
    return entry == null ? null : new String(entry.body(), UTF_8);
  }

  /** All that Redis holds, names and values. */
  private static String everything() {
    StringBuilder all = new StringBuilder();
    stores
        .redis()
        .ask(commands -> commands.keys("*"))
        .collectList()
        .blockOptional(PATIENCE)
        .orElseThrow()
        .forEach(name -> all.append(name).append(' ').append(value(name)).append('\n'));
    return all.toString();
  }

  private static String value(String name) {
    String type = stores.redis().ask(commands -> commands.type(name)).blockLast(PATIENCE);
    return switch (String.valueOf(type)) {
      case "string" ->
          decoded(
              String.valueOf(
                  stores.redis().ask(commands -> commands.get(name)).blockLast(PATIENCE)));
      case "zset" ->
          stores
              .redis()
              .ask(commands -> commands.zrange(name, 0, -1))
              .collectList()
              .map(String::valueOf)
              .block(PATIENCE);
      case String none -> none;
    };
  }

  private static String decoded(String text) {
    try {
      return text + new String(Base64.getDecoder().decode(text), ISO_8859_1);
    } catch (IllegalArgumentException noBase64) {
      return text;
    }
  }
}
