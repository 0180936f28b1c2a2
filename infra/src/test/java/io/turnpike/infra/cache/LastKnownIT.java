package io.turnpike.infra.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.crypto.MasterKey;
import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.infra.testing.Stores;
import io.turnpike.infra.testing.SwitchedRedis;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** What stands in Redis of a table, which a map plays here that can be away. */
class LastKnownIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final TokenDigest OURS = digests(1);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final SwitchedRedis redis = new SwitchedRedis(stores.redis());
  private final PendingStates pending = new PendingStates(redis, meters);
  private final LastKnown<String, Word> words = node(OURS);
  private final String key = UUID.randomUUID() + "/greeting";
  private final Map<String, State<Word>> table = new ConcurrentHashMap<>();
  private volatile boolean away;

  @BeforeEach
  void start() {
    pending.start();
  }

  @AfterEach
  void stop() {
    pending.stop();
  }

  @Test
  void isServedWhilePostgresIsAwayAndOnlyThen() {
    stored(3, "hello");
    assertThat(read()).isEqualTo(new State<>(3, new Word("hello"), true));
    await().until(() -> kept() != null);
    stored(4, "bye");
    assertThat(read()).isEqualTo(new State<>(4, new Word("bye"), true));
    await().until(() -> inRedis(4));

    away = true;
    assertThat(read()).isEqualTo(new State<>(4, new Word("bye"), false));
    assertThat(meters.counter("turnpike.known.served", "of", "word").count()).isEqualTo(1);

    away = false;
    stored(5, "again");
    await().untilAsserted(() -> assertThat(read()).isEqualTo(State.of(5, new Word("again"))));
  }

  @Test
  void aStateThatIsOlderNeverTakesTheNewersPlace() {
    stored(7, "new");
    settled();
    words.keep(key, State.of(6, new Word("old")));
    stored(6, "old");
    settled();
    flushed();
    assertThat(inRedis(7)).isTrue();
    assertThat(kept().value()).isEqualTo(new Word("new"));
  }

  @Test
  void revisionsCountAsNumbers() {
    stored(9, "nine");
    settled();
    stored(10, "ten");
    settled();
    assertThat(kept().value()).isEqualTo(new Word("ten"));
  }

  @Test
  void whatIsDeletedStaysDeleted() {
    stored(1, "there");
    settled();
    table.put(key, State.of(2, null));
    settled();
    words.keep(key, State.of(1, new Word("there")));
    flushed();

    away = true;
    assertThat(words.read(key).blockOptional(PATIENCE)).isEmpty();
  }

  @Test
  void whatIsWithdrawnIsNotKnown() {
    stored(1, "there");
    settled();
    words.withdraw(key).block(PATIENCE);

    away = true;
    assertUnavailable();
  }

  @Test
  void nobodyKnowsWhereNeitherAnswers() {
    stored(1, "there");
    settled();
    away = true;
    redis.off();
    assertUnavailable();
  }

  @Test
  void whatRedisDoesNotTakeIsWrittenWhenItIsBack() {
    stored(1, "before");
    settled();
    redis.off();
    stored(2, "after");
    settled();
    redis.on();
    await().until(() -> inRedis(2));
  }

  @Test
  void whatSomebodyElseWroteIsNotUsed() {
    stored(1, "ours");
    settled();
    String other = UUID.randomUUID() + "/greeting";
    String text = raw(key);
    for (String forged :
        List.of(text.replace("ours", "mine"), "2" + text.substring(1), "", "x".repeat(80), "{}")) {
      set(key, forged);
      assertThat(words.kept(key).blockOptional(PATIENCE)).as(forged).isEmpty();
    }
    set(other, text);
    assertThat(words.kept(other).blockOptional(PATIENCE)).isEmpty();
    set(key, text);
    assertThat(node(digests(2)).kept(key).blockOptional(PATIENCE)).isEmpty();
    assertThat(kept().value()).isEqualTo(new Word("ours"));
  }

  @Test
  void whatIsTooLargeIsDroppedAndCounted() {
    stored(1, "x".repeat(PendingStates.LARGEST));
    read();
    assertThat(meters.counter("turnpike.known.dropped").count()).isEqualTo(1);
  }

  @Test
  void expiresSomeDay() {
    stored(1, "there");
    settled();
    Long left = stores.redis().ask(commands -> commands.ttl(name(key))).blockLast(PATIENCE);
    assertThat(left).isBetween(29L * 86_400, 30L * 86_400);
  }

  private void stored(long revision, String text) {
    table.put(key, State.of(revision, new Word(text)));
  }

  private void settled() {
    words.settle(key).block(PATIENCE);
  }

  private void flushed() {
    pending.flush().block(PATIENCE);
  }

  private State<Word> read() {
    return words.read(key).blockOptional(PATIENCE).orElseThrow();
  }

  private @Nullable State<Word> kept() {
    return words.kept(key).block(PATIENCE);
  }

  private boolean inRedis(long revision) {
    State<Word> kept = kept();
    return kept != null && kept.revision() == revision;
  }

  private void assertUnavailable() {
    assertThatExceptionOfType(Unavailable.class).isThrownBy(this::read);
  }

  private static String name(String key) {
    return "turnpike:known:word:" + key;
  }

  private static String raw(String key) {
    return stores.redis().ask(commands -> commands.get(name(key))).blockLast(PATIENCE);
  }

  private static void set(String key, String text) {
    stores.redis().ask(commands -> commands.set(name(key), text)).blockLast(PATIENCE);
  }

  private LastKnown<String, Word> node(TokenDigest digests) {
    return new LastKnownStates(redis, pending, digests, meters).of("word", Word.class, this::ask);
  }

  private Mono<State<Word>> ask(String asked) {
    return away
        ? Mono.error(new Unavailable("Postgres is away."))
        : Mono.justOrEmpty(table.get(asked));
  }

  private static TokenDigest digests(int first) {
    byte[] key = new byte[32];
    key[0] = (byte) first;
    return TokenDigest.under(MasterKey.parse(Base64.getEncoder().encodeToString(key)));
  }

  private record Word(String text) {}
}
