package io.turnpike.tenants.keys;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.lifecycle.RepeatedWork;
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
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * When keys were last used, to the minute: gathered in memory, written once a minute in batches.
 */
@Component
final class KeyUses extends RepeatedWork {

  static final long MINUTE = 60_000;

  private static final int MOST = 100_000;
  private static final int BATCH = 1_000;

  private final Store store;
  private final GatewayKeyRepository table;
  private final Counter dropped;
  private final ConcurrentMap<KeyId, Long> minutes = new ConcurrentHashMap<>();

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
  protected Flux<Void> rounds() {
    return every(Duration.ofMillis(MINUTE), this::flush);
  }

  @Override
  protected Mono<Void> rest() {
    return flush();
  }

  /** Never fails: what could not be written waits for the next time. */
  Mono<Void> flush() {
    return Flux.defer(() -> Flux.fromIterable(List.copyOf(minutes.entrySet())))
        .map(Map.Entry::copyOf)
        .buffer(BATCH)
        .concatMap(this::write)
        .onErrorResume(missed("Could not write when keys were last used; trying again"))
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
}
