package io.turnpike.infra.cache;

import io.turnpike.infra.redis.Announcements;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Announces to all nodes a change that is committed. */
@Component
public final class ChangeAnnouncer {

  private static final Logger log = LoggerFactory.getLogger(ChangeAnnouncer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Retry AGAIN = Retry.backoff(2, Duration.ofMillis(50));

  private final Announcements announcements;

  ChangeAnnouncer(Announcements announcements) {
    this.announcements = announcements;
  }

  /**
   * Never fails: the change is made, and nodes that do not hear of it find it when they next
   * compare.
   */
  public Mono<Void> announce(String topic, String text) {
    return announcements
        .publish(topic, text)
        .retryWhen(AGAIN)
        .timeout(PATIENCE)
        .onErrorResume(error -> unheard(topic, error));
  }

  private static Mono<Void> unheard(String topic, Throwable error) {
    log.warn("A change of {} was not announced; nodes find it later: {}", topic, error.toString());
    return Mono.empty();
  }
}
