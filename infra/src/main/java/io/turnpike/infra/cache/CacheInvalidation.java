package io.turnpike.infra.cache;

import io.turnpike.infra.lifecycle.RepeatedWork;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.redis.Announcements.Announcement;
import io.turnpike.infra.redis.Announcements.Gap;
import io.turnpike.infra.redis.Announcements.Message;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Keeps a node's cache true: drops what other nodes announce as changed, and compares with the
 * store after a gap and on a timer, because an announcement may be lost.
 */
public final class CacheInvalidation extends RepeatedWork {

  public static final Duration EVERY = Duration.ofSeconds(30);

  private static final Retry AGAIN = Retry.fixedDelay(Long.MAX_VALUE, Duration.ofSeconds(1));
  private static final Logger log = LoggerFactory.getLogger(CacheInvalidation.class);

  private final String topic;
  private final Announcements announcements;
  private final Function<String, Mono<Void>> heed;
  private final Mono<Void> compare;
  private final Duration every;

  /**
   * @param heed given the text of an announcement, drops one entry or reads it again; what fails is
   *     compared with the store
   * @param compare drops every entry that the store has a newer one of
   * @param every between two comparisons
   */
  public CacheInvalidation(
      String topic,
      Announcements announcements,
      Function<String, Mono<Void>> heed,
      Mono<Void> compare,
      Duration every) {
    this.topic = topic;
    this.announcements = announcements;
    this.heed = heed;
    this.compare =
        compare
            .timeout(EVERY)
            .onErrorResume(
                missed("Could not compare " + topic + " with the database; trying again"));
    this.every = every;
  }

  /** The first one comes at random, so that nodes started together do not ask together. */
  @Override
  protected Flux<Void> rounds() {
    Flux<Void> heard = announcements.listen(topic).flatMap(this::hear);
    Duration first =
        Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, every.toMillis() + 1));
    return Flux.merge(heard, every(first, every, () -> compare))
        .doOnError(this::broke)
        .retryWhen(AGAIN);
  }

  /** While the last requests end, what is revoked or purged still counts. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 3_072;
  }

  private Mono<Void> hear(Announcement announcement) {
    return switch (announcement) {
      case Message message -> heed(message).onErrorResume(error -> unclear(message, error));
      case Gap _ -> compare;
    };
  }

  private Mono<Void> heed(Message message) {
    return Mono.defer(() -> heed.apply(message.text()));
  }

  /** Another version's node may speak differently; what it meant is found by comparing. */
  private Mono<Void> unclear(Message message, Throwable error) {
    log.warn("Did not understand \"{}\" about {}: {}", message.text(), topic, error.toString());
    return compare;
  }

  private void broke(Throwable error) {
    log.error("Stopped hearing of changed {}; listening again", topic, error);
  }
}
