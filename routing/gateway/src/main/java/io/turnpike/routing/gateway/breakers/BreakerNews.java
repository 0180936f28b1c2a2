package io.turnpike.routing.gateway.breakers;

import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.redis.Announcements.Announcement;
import io.turnpike.infra.redis.Announcements.Gap;
import io.turnpike.infra.redis.Announcements.Message;
import io.turnpike.routing.gateway.attempt.health.Connections;
import io.turnpike.routing.gateway.attempt.health.Targets;
import io.turnpike.routing.gateway.attempt.health.Transition;
import io.turnpike.routing.gateway.breakers.BreakerWord.Kind;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Tells other nodes of breakers that opened here, hears of theirs, and keeps what operators ordered
 * true: at once when told, on a timer because an announcement may be lost. Without Redis each node
 * is on its own, and everything works.
 */
@Component
final class BreakerNews implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BreakerNews.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int WAITING = 256;
  private static final Retry AGAIN = Retry.fixedDelay(Long.MAX_VALUE, Duration.ofSeconds(1));

  private final Announcements announcements;
  private final OverrideMemory overrides;
  private final Targets targets;
  private final Connections connections;
  private final Duration every;
  private volatile @Nullable Disposable running;

  BreakerNews(
      Announcements announcements,
      OverrideMemory overrides,
      Targets targets,
      Connections connections,
      BreakerSettings settings) {
    this.announcements = announcements;
    this.overrides = overrides;
    this.targets = targets;
    this.connections = connections;
    this.every = settings.resync();
  }

  /** What is held open is known before the first request comes. */
  @Override
  public void start() {
    load().block(PATIENCE.plusSeconds(1));
    Flux<Void> heard = announcements.listen(BreakerWord.TOPIC).concatMap(this::hear);
    Flux<Void> resynced = ticks().concatMap(_ -> load());
    running =
        Flux.merge(heard, resynced, told())
            .doOnError(error -> log.error("Stopped hearing of breakers; listening again", error))
            .retryWhen(AGAIN)
            .subscribe();
  }

  @Override
  public void stop() {
    Disposable subscription = running;
    if (subscription != null) {
      subscription.dispose();
      running = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  /** Before the servers. */
  @Override
  public int getPhase() {
    return 0;
  }

  private Mono<Void> hear(Announcement announcement) {
    return switch (announcement) {
      case Message(String text) ->
          Mono.fromCallable(() -> BreakerWord.parse(text))
              .flatMap(this::heed)
              .onErrorResume(IllegalArgumentException.class, _ -> load());
      case Gap _ -> load();
    };
  }

  private Mono<Void> heed(BreakerWord word) {
    return switch (word.kind()) {
      case OPENED -> Mono.fromRunnable(() -> targets.hint(word.target()));
      case HELD -> load();
      case RESET -> {
        targets.reset(word.target());
        connections.wake(word.target().organization(), word.target().connection());
        yield load();
      }
    };
  }

  /** What opened by the rules of some config says nothing to the others. */
  private Flux<Void> told() {
    return targets
        .transitions()
        .filter(moved -> moved.to().equals("open") && moved.rules() == null)
        .onBackpressureBuffer(WAITING, BufferOverflowStrategy.DROP_OLDEST)
        .concatMap(this::tell);
  }

  private Mono<Void> tell(Transition moved) {
    return announcements
        .publish(BreakerWord.TOPIC, new BreakerWord(Kind.OPENED, moved.target()).toString())
        .timeout(PATIENCE)
        .onErrorResume(
            error -> {
              log.debug("Other nodes do not know of an open breaker: {}", error.toString());
              return Mono.empty();
            });
  }

  private Mono<Void> load() {
    return overrides
        .load()
        .timeout(PATIENCE)
        .onErrorResume(
            error -> {
              log.warn("Could not read which breakers are held open: {}", error.toString());
              return Mono.empty();
            });
  }

  /** The first tick comes at random, so that nodes started together do not ask together. */
  private Flux<Long> ticks() {
    long first = ThreadLocalRandom.current().nextLong(every.toMillis());
    return Flux.interval(Duration.ofMillis(first), every).onBackpressureDrop();
  }
}
