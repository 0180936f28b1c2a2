package io.turnpike.infra.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.redis.Announcements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

class CacheInvalidationTests {

  private static final Duration EVERY = Duration.ofSeconds(30);

  private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
  private final Loudspeaker loudspeaker = new Loudspeaker();
  private final List<String> forgotten = new ArrayList<>();
  private final AtomicInteger compared = new AtomicInteger();
  private Mono<Void> store = Mono.empty();
  private final CacheInvalidation invalidation =
      new CacheInvalidation(
          "things",
          loudspeaker,
          text -> Mono.fromRunnable(() -> forget(text)),
          Mono.defer(this::compare),
          EVERY);

  @AfterEach
  void stop() {
    invalidation.stop();
    VirtualTimeScheduler.reset();
  }

  @Test
  void forgetsWhatIsAnnounced() {
    invalidation.start();
    loudspeaker.say(new Announcements.Message("a"));
    loudspeaker.say(new Announcements.Message("b"));
    assertThat(forgotten).containsExactly("a", "b");
    assertThat(compared).hasValue(0);
  }

  @Test
  void asksTheStoreAboutWhatItHears() {
    List<String> read = new ArrayList<>();
    CacheInvalidation reading =
        new CacheInvalidation(
            "things",
            loudspeaker,
            text -> text.isEmpty() ? Mono.error(new IllegalArgumentException()) : read(text, read),
            Mono.defer(this::compare),
            EVERY);
    reading.start();

    loudspeaker.say(new Announcements.Message("a"));
    loudspeaker.say(new Announcements.Message(""));
    loudspeaker.say(new Announcements.Message("b"));

    reading.stop();
    assertThat(read).containsExactly("a", "b");
    assertThat(compared).hasValue(1);
  }

  @Test
  void comparesAfterAGap() {
    invalidation.start();
    loudspeaker.say(new Announcements.Gap());
    assertThat(compared).hasValue(1);
  }

  @Test
  void comparesOnATimerEvenIfComparingFails() {
    store = Mono.error(new IllegalStateException("out"));
    invalidation.start();
    time.advanceTimeBy(EVERY.multipliedBy(4));
    assertThat(compared).hasValueBetween(4, 5);
    loudspeaker.say(new Announcements.Message("still listening"));
    assertThat(forgotten).containsExactly("still listening");
  }

  @Test
  void givesUpOnAComparisonThatHangs() {
    store = Mono.never();
    invalidation.start();
    time.advanceTimeBy(EVERY.multipliedBy(4));
    assertThat(compared.get()).isGreaterThan(1);
  }

  @Test
  void comparesWhenItDoesNotUnderstand() {
    invalidation.start();
    loudspeaker.say(new Announcements.Message("gibberish"));
    loudspeaker.say(new Announcements.Message("a"));
    assertThat(compared).hasValue(1);
    assertThat(forgotten).containsExactly("a");
  }

  @Test
  void listensAgainWhenListeningFails() {
    invalidation.start();
    loudspeaker.breakDown();
    time.advanceTimeBy(Duration.ofSeconds(2));
    loudspeaker.say(new Announcements.Message("a"));
    assertThat(forgotten).containsExactly("a");
  }

  @Test
  void isSilentWhenStopped() {
    invalidation.start();
    invalidation.stop();
    loudspeaker.say(new Announcements.Message("a"));
    time.advanceTimeBy(EVERY.multipliedBy(4));
    assertThat(invalidation.isRunning()).isFalse();
    assertThat(forgotten).isEmpty();
    assertThat(compared).hasValue(0);
  }

  private static Mono<Void> read(String text, List<String> read) {
    return Mono.fromRunnable(() -> read.add(text));
  }

  private void forget(String text) {
    if (text.equals("gibberish")) {
      throw new IllegalArgumentException(text);
    }
    forgotten.add(text);
  }

  private Mono<Void> compare() {
    compared.incrementAndGet();
    return store;
  }

  private static final class Loudspeaker implements Announcements {

    private Sinks.Many<Announcement> sink = Sinks.many().multicast().directBestEffort();

    @Override
    public Mono<Void> publish(String topic, String message) {
      return Mono.fromRunnable(() -> say(new Message(message)));
    }

    @Override
    public Flux<Announcement> listen(String topic) {
      return Flux.defer(() -> sink.asFlux());
    }

    void say(Announcement announcement) {
      sink.tryEmitNext(announcement);
    }

    void breakDown() {
      Sinks.Many<Announcement> broken = sink;
      sink = Sinks.many().multicast().directBestEffort();
      broken.tryEmitError(new IllegalStateException("line cut"));
    }
  }
}
