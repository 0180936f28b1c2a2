package io.turnpike.infra.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.lifecycle.RepeatedWork;
import io.turnpike.infra.redis.Redis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * States on their way to Redis: gathered in memory, of each key the newest, written a few times a
 * second, and again if Redis is away. What does not fit is dropped and counted.
 */
@Component
final class PendingStates extends RepeatedWork {

  /** The largest state, in characters; more than a config or a connection can have. */
  static final int LARGEST = 1 << 20;

  private static final Logger log = LoggerFactory.getLogger(PendingStates.class);
  private static final Duration EVERY = Duration.ofMillis(200);
  private static final long MOST = 16L << 20;
  private static final int BATCH = 1_000;
  private static final int AT_ONCE = 32;

  private final Redis redis;
  private final Counter dropped;
  private final ConcurrentMap<String, String> texts = new ConcurrentHashMap<>();
  private final AtomicLong characters = new AtomicLong();

  PendingStates(Redis redis, MeterRegistry meters) {
    this.redis = redis;
    this.dropped = meters.counter("turnpike.known.dropped");
  }

  void add(String name, String text) {
    if (text.length() > LARGEST || characters.get() + text.length() > MOST) {
      dropped.increment();
      return;
    }
    texts.compute(name, (_, there) -> newer(there, text));
  }

  @Override
  protected Flux<Void> rounds() {
    return every(EVERY, this::flush);
  }

  @Override
  protected Mono<Void> rest() {
    return flush();
  }

  /** Never fails: what could not be written waits for the next time. */
  Mono<Void> flush() {
    return Flux.defer(() -> Flux.fromIterable(List.copyOf(texts.entrySet())))
        .take(BATCH)
        .map(Map.Entry::copyOf)
        .flatMap(this::write, AT_ONCE)
        .onErrorResume(PendingStates::later)
        .then();
  }

  private Mono<Void> write(Map.Entry<String, String> state) {
    return StateStore.put(redis, state.getKey(), state.getValue()).doOnSuccess(_ -> written(state));
  }

  private void written(Map.Entry<String, String> state) {
    if (texts.remove(state.getKey(), state.getValue())) {
      characters.addAndGet(-state.getValue().length());
    }
  }

  private String newer(@Nullable String there, String text) {
    if (there != null && StateFormat.isNewer(there, text)) {
      return there;
    }
    characters.addAndGet(text.length() - (there == null ? 0 : there.length()));
    return text;
  }

  private static Mono<Void> later(Throwable error) {
    log.debug("Could not write last known states; trying again: {}", error.toString());
    return Mono.empty();
  }
}
