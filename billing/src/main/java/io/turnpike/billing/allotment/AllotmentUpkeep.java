package io.turnpike.billing.allotment;

import io.lettuce.core.SetArgs;
import io.turnpike.infra.lifecycle.RepeatedWork;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.redis.Announcements.Announcement;
import io.turnpike.infra.redis.Announcements.Gap;
import io.turnpike.infra.redis.Announcements.Message;
import io.turnpike.infra.redis.Redis;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Keeps Redis and the other nodes told: on a timer, when somebody is short, and at once when Redis
 * turns out to be another than before, so that everything is there again before it grants anything.
 */
@Component
class AllotmentUpkeep extends RepeatedWork {

  private static final Logger log = LoggerFactory.getLogger(AllotmentUpkeep.class);

  /** Changes when Redis has lost what it knew. */
  static final String GENERATION = "turnpike:allotment-generation";

  private static final Duration EVERY = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Retry AGAIN = Retry.fixedDelay(Long.MAX_VALUE, Duration.ofMillis(200));

  private final Allotments allotments;
  private final Redis redis;
  private final Announcements announcements;
  private final AllotmentMeters meters;
  private @Nullable String generation;

  AllotmentUpkeep(
      Allotments allotments, Redis redis, Announcements announcements, AllotmentMeters meters) {
    this.meters = meters;
    this.allotments = allotments;
    this.redis = redis;
    this.announcements = announcements;
  }

  @Override
  protected Flux<Void> rounds() {
    Flux<Void> recalls = announcements.listen(Allotments.TOPIC).concatMap(this::hear);
    return Flux.merge(recalls, every(EVERY, this::tick)).retryWhen(AGAIN);
  }

  /** On the thread that stops the node, which may wait. */
  @Override
  protected Mono<Void> rest() {
    return Mono.fromRunnable(this::leave);
  }

  private void leave() {
    try {
      if (!allotments.leave()) {
        log.warn("What this node held of budgets and limits could not be given back.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Below the shipper's: until all is stored, it matters what this node holds. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 8_192;
  }

  private Mono<Void> hear(Announcement announcement) {
    return Mono.fromRunnable(
        () -> {
          switch (announcement) {
            case Message(String key) -> allotments.recall(key);
            case Gap _ -> allotments.tellAll();
          }
        });
  }

  private Mono<Void> tick() {
    return known().doOnNext(this::compare).then(Mono.<Void>fromRunnable(allotments::tick));
  }

  /** A server that started again may know an earlier state, and its generation as well. */
  private Mono<String> known() {
    String fresh = UUID.randomUUID().toString();
    return redis
        .ask(
            commands ->
                commands
                    .set(GENERATION, fresh, SetArgs.Builder.nx())
                    .then(commands.get(GENERATION))
                    .zipWith(commands.info("server").map(AllotmentUpkeep::run), String::concat))
        .single()
        .timeout(PATIENCE)
        .onErrorComplete();
  }

  private static String run(String server) {
    return server.lines().filter(line -> line.startsWith("run_id:")).findFirst().orElse("");
  }

  private void compare(String known) {
    if (!known.equals(generation)) {
      if (generation != null) {
        meters.rebuilds.increment();
      }
      generation = known;
      allotments.tellAll();
    }
  }
}
