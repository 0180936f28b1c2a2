package io.turnpike.infra.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RepeatedWorkTests {

  private static final Duration SHORT = Duration.ofMillis(5);
  private static final Duration LONG = Duration.ofSeconds(20);

  /** What became of rounds, in the order in which it did. */
  private final List<String> told = new CopyOnWriteArrayList<>();

  private final AtomicInteger rounds = new AtomicInteger();
  private final AtomicBoolean done = new AtomicBoolean();
  private volatile Supplier<Mono<Void>> round = Mono::empty;
  private volatile Duration period = SHORT;
  private volatile Duration patience = Duration.ZERO;
  private final Kettle kettle = new Kettle();

  @AfterEach
  void stop() {
    patience = Duration.ZERO;
    kettle.stop();
  }

  @Test
  void roundsComeOneAfterTheOther() {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    round =
        () -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          return Mono.delay(SHORT.multipliedBy(4)).then().doOnTerminate(underWay::decrementAndGet);
        };

    kettle.start();

    await().until(() -> rounds.get() > 5);
    assertThat(most).hasValue(1);
  }

  @Test
  void aSlowRoundIsFollowedByOneAndNotByAllThatItHeldUp() {
    period = Duration.ofMillis(100);
    Sinks.Empty<Void> slow = Sinks.empty();
    round = () -> rounds.get() == 1 ? slow.asMono() : Mono.empty();
    kettle.start();
    await().until(() -> rounds.get() == 1);
    pass(period.multipliedBy(10));
    assertThat(rounds).hasValue(1);

    slow.tryEmitEmpty();

    assertThat(rounds).hasValueBetween(2, 4);
  }

  @Test
  void aRoundThatFailsIsToldUnlessTheOneBeforeDidAndTheNextComes() {
    ListAppender<ILoggingEvent> log = listen();
    round =
        () -> {
          if (rounds.get() == 1) {
            throw new IllegalStateException("cold");
          }
          return rounds.get() > 2 && rounds.get() < 5
              ? Mono.error(new IllegalStateException("dry"))
              : Mono.empty();
        };

    kettle.start();

    await().until(() -> rounds.get() > 6);
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "A round failed: java.lang.IllegalStateException: cold",
            "A round failed: java.lang.IllegalStateException: dry");
  }

  @Test
  void theStopWaitsForTheRoundUnderWayAndDoesTheRestAfterIt() {
    Sinks.Empty<Void> slow = Sinks.empty();
    patience = LONG;
    begin(slow.asMono());

    kettle.stop(() -> done.set(true));

    assertThat(kettle.isRunning()).isFalse();
    pass(SHORT.multipliedBy(4));
    assertThat(done).isFalse();
    slow.tryEmitEmpty();
    await().untilTrue(done);
    assertThat(told).containsExactly("ended", "rest");
    assertThat(rounds).hasValue(1);
  }

  @Test
  void theStopCutsOffWhatTakesLongerThanItsPatience() {
    patience = Duration.ofMillis(100);
    begin(Mono.never());
    long begun = System.nanoTime();

    kettle.stop(() -> done.set(true));

    await().untilTrue(done);
    assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(patience.toNanos());
    assertThat(told).containsExactly("cut off", "rest");
  }

  @Test
  void withoutPatienceAllIsOverWhenTheStopReturns() {
    begin(Mono.never());

    kettle.stop();

    assertThat(told).containsExactly("cut off", "rest");
  }

  @Test
  void nothingBeginsAfterTheStopAndAllOfItAfterANewStart() {
    kettle.start();
    await().until(() -> rounds.get() > 1);

    kettle.stop();

    int before = rounds.get();
    pass(SHORT.multipliedBy(10));
    assertThat(rounds).hasValue(before);
    kettle.start();
    await().until(() -> rounds.get() > before + 1);
  }

  @Test
  void aStopIsOverThoughTheRestFails() {
    patience = LONG;
    kettle.rest = Mono.error(new IllegalStateException("spilt"));
    kettle.start();

    kettle.stop(() -> done.set(true));

    await().untilTrue(done);
  }

  private void begin(Mono<Void> first) {
    round =
        () -> first.doOnTerminate(() -> told.add("ended")).doOnCancel(() -> told.add("cut off"));
    kettle.start();
    await().until(() -> rounds.get() == 1);
  }

  private static void pass(Duration time) {
    Mono.delay(time).block(LONG);
  }

  private static ListAppender<ILoggingEvent> listen() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    ((Logger) LoggerFactory.getLogger(Kettle.class)).addAppender(log);
    return log;
  }

  private final class Kettle extends RepeatedWork {

    private volatile Mono<Void> rest = Mono.fromRunnable(() -> told.add("rest"));

    @Override
    protected Flux<Void> rounds() {
      return every(
          period,
          () -> {
            rounds.incrementAndGet();
            return round.get();
          });
    }

    @Override
    protected Mono<Void> rest() {
      return rest;
    }

    @Override
    protected Duration patience() {
      return patience;
    }
  }
}
