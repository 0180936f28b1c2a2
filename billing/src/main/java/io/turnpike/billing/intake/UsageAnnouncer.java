package io.turnpike.billing.intake;

import io.turnpike.billing.stored.UsageTopic;
import io.turnpike.infra.redis.Announcements;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Tells all nodes whose log has grown. Never waits: while one round is under way the next is left
 * out and counted; listeners also look by themselves.
 */
@Component
class UsageAnnouncer {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int AT_ONCE = 16;

  private final Announcements announcements;
  private final IntakeMeters meters;
  private CompletableFuture<?> underWay = CompletableFuture.completedFuture(null);

  UsageAnnouncer(Announcements announcements, IntakeMeters meters) {
    this.announcements = announcements;
    this.meters = meters;
  }

  void announce(Stored stored) {
    if (!underWay.isDone()) {
      meters.unannounced.increment(stored.newest().size());
      return;
    }
    underWay =
        Flux.fromIterable(stored.newest().entrySet())
            .flatMap(
                each ->
                    announcements.publish(
                        UsageTopic.NAME, UsageTopic.message(each.getKey(), each.getValue())),
                AT_ONCE)
            .then()
            .timeout(PATIENCE)
            .doOnError(_ -> meters.unannounced.increment(stored.newest().size()))
            .onErrorComplete()
            .toFuture();
  }
}
