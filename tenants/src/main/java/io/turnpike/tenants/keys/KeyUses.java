package io.turnpike.tenants.keys;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * When keys were last used, to the minute: gathered in memory, written once a minute in batches.
 */
@Component
final class KeyUses implements SmartLifecycle {

  static final long MINUTE = 60_000;

  private static final Logger log = LoggerFactory.getLogger(KeyUses.class);
  private static final int MOST = 100_000;
  private static final int BATCH = 1_000;

  private final Store store;
  private final GatewayKeyRepository table;
  private final Counter dropped;
  private final ConcurrentMap<KeyId, Long> minutes = new ConcurrentHashMap<>();
  private volatile @Nullable Disposable running;

  KeyUses(Store store, GatewayKeyRepository table, MeterRegistry meters) {
    this.store = store;
    this.table = table;
    this.dropped = meters.counter("turnpike.key.uses.dropped");
  }

  void note(KeyId key, long minute) {
    if (minutes.size() < MOST) {
      minutes.merge(key, minute, Math::max);
    } else {
      dropped.increment();
    }
  }

  @Override
  public void start() {
    running =
        Flux.interval(Duration.ofMillis(MINUTE))
            .onBackpressureDrop()
            .concatMap(_ -> flush())
            .subscribe();
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public void stop(Runnable done) {
    Disposable subscription = running;
    running = null;
    if (subscription != null) {
      subscription.dispose();
    }
    flush().doFinally(_ -> done.run()).subscribe();
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  /** Never fails: what could not be written waits for the next time. */
  Mono<Void> flush() {
    return Flux.defer(() -> Flux.fromIterable(List.copyOf(minutes.entrySet())))
        .map(Map.Entry::copyOf)
        .buffer(BATCH)
        .concatMap(this::write)
        .onErrorResume(KeyUses::later)
        .then();
  }

  private Mono<Void> write(List<Map.Entry<KeyId, Long>> batch) {
    return store
        .across(_ -> table.used(ids(batch), moments(batch)))
        .then(
            Mono.fromRunnable(
                () -> batch.forEach(it -> minutes.remove(it.getKey(), it.getValue()))));
  }

  private static UUID[] ids(List<Map.Entry<KeyId, Long>> batch) {
    return batch.stream().map(noted -> noted.getKey().value()).toArray(UUID[]::new);
  }

  private static OffsetDateTime[] moments(List<Map.Entry<KeyId, Long>> batch) {
    return batch.stream()
        .map(noted -> Instant.ofEpochMilli(noted.getValue() * MINUTE).atOffset(ZoneOffset.UTC))
        .toArray(OffsetDateTime[]::new);
  }

  private static Mono<Void> later(Throwable error) {
    log.warn("Could not write when keys were last used; trying again: {}", error.toString());
    return Mono.empty();
  }
}
