package io.turnpike.routing.gateway.breakers;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.attempt.health.Held;
import io.turnpike.routing.gateway.attempt.health.TargetKey;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Reads that come back when the test says so. */
class OverrideMemoryTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Queue<Sinks.One<Map<TargetKey, Held>>> reads = new ArrayDeque<>();
  private volatile Map<TargetKey, Held> held = Map.of();
  private final OverrideMemory memory = new OverrideMemory(this::read, all -> held = all);

  @Test
  void keepsWhatTheTableSays() {
    memory.load().subscribe();
    comes(by(key(1), "table"));

    assertThat(held).isEqualTo(by(key(1), "table"));
  }

  @Test
  void aReadThatBeganBeforeAChangeDoesNotUndoIt() {
    Mono<Void> load = memory.load().cache();
    load.subscribe();

    memory.change(key(1), held("here"));
    comes(Map.of());

    assertThat(held).isEqualTo(by(key(1), "here"));
    comes(by(key(1), "here"));
    load.block(PATIENCE);
    assertThat(held).isEqualTo(by(key(1), "here"));
  }

  @Test
  void anOlderReadThatComesLaterSaysNothing() {
    memory.load().subscribe();
    memory.load().subscribe();
    Sinks.One<Map<TargetKey, Held>> older = reads.remove();

    comes(by(key(1), "newer"));
    older.tryEmitValue(Map.of()).orThrow();

    assertThat(held).isEqualTo(by(key(1), "newer"));
    assertThat(reads).isEmpty();
  }

  @Test
  void theTableSettlesInWhichOrderTwoMovedOneBreaker() {
    memory.change(key(1), held("committed last"));
    memory.change(key(1), held("committed first"));
    memory.load().subscribe();

    comes(by(key(1), "committed last"));

    assertThat(held).isEqualTo(by(key(1), "committed last"));
  }

  @Test
  void changesOfDifferentBreakersAtOnceAllHold() throws InterruptedException {
    int threads = 8;
    int each = 200;
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> changing = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int first = t * each;
      changing.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    awaitUninterruptibly(start);
                    IntStream.range(first, first + each)
                        .forEach(i -> memory.change(key(i), held("here")));
                  }));
    }
    start.countDown();
    for (Thread thread : changing) {
      thread.join();
    }

    assertThat(held).hasSize(threads * each);
    memory.change(key(0), null);
    assertThat(held).hasSize(threads * each - 1).doesNotContainKey(key(0));
  }

  private Mono<Map<TargetKey, Held>> read() {
    Sinks.One<Map<TargetKey, Held>> read = Sinks.one();
    reads.add(read);
    return read.asMono();
  }

  /** The read that began first comes back. */
  private void comes(Map<TargetKey, Held> found) {
    reads.remove().tryEmitValue(new HashMap<>(found)).orThrow();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static Map<TargetKey, Held> by(TargetKey key, String operator) {
    return Map.of(key, held(operator));
  }

  private static Held held(String operator) {
    return new Held(operator, Instant.EPOCH, null);
  }

  private static TargetKey key(int number) {
    return new TargetKey(new OrganizationId(new UUID(0, 1)), "up", "m" + number);
  }
}
