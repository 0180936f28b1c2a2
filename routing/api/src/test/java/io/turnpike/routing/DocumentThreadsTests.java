package io.turnpike.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class DocumentThreadsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int AT_ONCE_AND_WAITING = 2 + 100;

  @Test
  void readsASmallDocumentWhereItIsAndALargeOneElsewhere() {
    String here = Thread.currentThread().getName();

    assertThat(reader("{}")).isEqualTo(here);
    assertThat(reader(" ".repeat(20_000))).startsWith("documents").isNotEqualTo(here);
  }

  @Test
  void passesOnWhatIsWrongWithTheDocument() {
    StepVerifier.create(
            DocumentThreads.compute(
                () -> {
                  throw InvalidInput.at("/a", "is wrong");
                }))
        .expectError(InvalidInput.class)
        .verify(PATIENCE);
  }

  /** A thread that has not begun its first task counts it as waiting, so the last few may vary. */
  @Test
  void refusesWhatWouldWaitBehindTooMany() {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    List<Mono<Integer>> held = new ArrayList<>();
    for (int i = 0; i < 2 * AT_ONCE_AND_WAITING; i++) {
      held.add(
          DocumentThreads.compute(() -> waiting(end, done))
              .onErrorResume(Unavailable.class, _ -> Mono.fromSupplier(refused::incrementAndGet))
              .cache());
    }
    Flux.merge(held).subscribe();
    assertThat(refused).hasValueBetween(AT_ONCE_AND_WAITING, AT_ONCE_AND_WAITING + 4);

    end.countDown();
    Flux.merge(held).blockLast(PATIENCE);
    assertThat(done.get() + refused.get()).isEqualTo(2 * AT_ONCE_AND_WAITING);
  }

  @Test
  void givesUpWhatTakesTooLong() {
    DocumentThreads.compute(() -> 1).block(PATIENCE);
    CountDownLatch end = new CountDownLatch(1);

    StepVerifier.withVirtualTime(
            () -> DocumentThreads.compute(() -> waiting(end, new AtomicInteger())))
        .thenAwait(Duration.ofSeconds(21))
        .expectError(Unavailable.class)
        .verify(PATIENCE);
    end.countDown();
  }

  private static String reader(String document) {
    return DocumentThreads.read(document, () -> Thread.currentThread().getName()).block(PATIENCE);
  }

  private static int waiting(CountDownLatch end, AtomicInteger done) {
    try {
      end.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return done.incrementAndGet();
  }
}
