package io.turnpike.routing.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestContextTests {

  private final RequestContext context = new RequestContext(System.nanoTime(), null);

  @Test
  void noMoreAttemptsAreTakenThanThereAreHoweverManyAskAtOnce() {
    AttemptBudget attempts = context.attempts();

    long taken = IntStream.range(0, 200).parallel().filter(_ -> attempts.take()).count();

    assertThat(taken).isEqualTo(AttemptBudget.MOST);
    assertThat(attempts.isLeft()).isFalse();
    attempts.giveBack();
    assertThat(attempts.isLeft()).isTrue();
    assertThat(attempts.take()).isTrue();
    assertThat(attempts.take()).isFalse();
  }

  @Test
  void theSoonestTargetSaysWhenToComeBack() {
    assertThat(context.retryAfter().soonest()).isNull();

    context.retryAfter().add(Duration.ofSeconds(7));
    context.retryAfter().add(Duration.ofSeconds(3));
    context.retryAfter().add(Duration.ofSeconds(5));

    assertThat(context.retryAfter().soonest()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void whatIsToBeDoneAtTheEndIsDoneOnceAndAtOnceAfterIt() {
    AtomicInteger done = new AtomicInteger();
    context.atEnd(done::incrementAndGet);
    assertThat(done).hasValue(0);

    context.end();
    context.end();
    assertThat(done).hasValue(1);

    context.atEnd(done::incrementAndGet);
    assertThat(done).hasValue(2);
  }
}
