package io.turnpike.infra.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.crypto.MasterKey;
import io.turnpike.infra.crypto.TokenDigest;
import io.turnpike.infra.testing.Stores;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a node keeps of a table, which a map plays here. */
class RevisedCacheIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final PendingStates pending = new PendingStates(stores.redis(), meters);
  private final Map<String, State<Words>> rows = new ConcurrentHashMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final String key = UUID.randomUUID() + "/words";
  private final RevisedCache<String, Words, String> cache = cache();

  @BeforeEach
  void start() {
    pending.start();
  }

  @AfterEach
  void stop() {
    pending.stop();
  }

  @Test
  void aKeyIsReadOnceAndCompiledFromItsRows() {
    stored(1, "a", "b");
    assertThat(cache.present(key)).isNull();
    assertThat(read()).isEqualTo("a b");
    assertThat(read()).isEqualTo("a b");
    assertThat(cache.present(key)).isEqualTo("a b");
    assertThat(reads).hasValue(1);
  }

  @Test
  void aChangeOfOursIsSeenAtOnce() {
    stored(1, "a");
    read();
    stored(2, "b");
    cache.changed(key).block(PATIENCE);
    assertThat(read()).isEqualTo("b");
  }

  @Test
  void aLostAnnouncementIsFoundByItsRevisionAndNothingElseIsForgotten() {
    String other = UUID.randomUUID() + "/words";
    stored(1, "a");
    rows.put(other, State.of(1, new Words(List.of("other"))));
    read();
    cache.get(other).block(PATIENCE);
    stored(2, "b");
    cache.compare().block(PATIENCE);
    assertThat(cache.present(key)).isNull();
    assertThat(cache.present(other)).isEqualTo("other");
    assertThat(read()).isEqualTo("b");
  }

  private void stored(long revision, String... words) {
    rows.put(key, State.of(revision, new Words(List.of(words))));
  }

  private @Nullable String read() {
    return cache.get(key).block(PATIENCE);
  }

  private RevisedCache<String, Words, String> cache() {
    MasterKey master = MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));
    var lastKnown = new LastKnownStates(stores.redis(), pending, TokenDigest.under(master), meters);
    return new RevisedCache<>("words", Words.class, 100, new Rows(), lastKnown, meters);
  }

  record Words(List<String> words) {}

  private final class Rows implements RevisedTable<String, Words, String> {

    @Override
    public Mono<State<Words>> state(String key) {
      return Mono.fromSupplier(
          () -> {
            reads.incrementAndGet();
            return rows.get(key);
          });
    }

    @Override
    public Flux<Revision<String>> revisions(List<String> keys) {
      return Flux.fromIterable(keys).map(each -> new Revision<>(each, rows.get(each).revision()));
    }

    @Override
    public String compile(Words stored) {
      return String.join(" ", stored.words());
    }

    @Override
    public int weight(String compiled) {
      return 1;
    }
  }
}
