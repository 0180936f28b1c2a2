package io.turnpike.tenants.keys;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.TableCache;
import io.turnpike.tenants.GatewayKeys.KeyVerdict;
import io.turnpike.tenants.store.Store;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The keys this node has met, so that a request asks no store. */
@Component
final class KeyMemory {

  /** Announcements carry the public id of a changed key. */
  static final String TOPIC = "keys";

  private static final int MOST = 100_000;

  /** A change is stamped a little before its commit makes it visible. */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private final Store store;
  private final GatewayKeyRepository table;
  private final KeyUses uses;
  private final TableCache<String, KnownKey> keys;
  private volatile long comparedAtNanos = System.nanoTime();

  KeyMemory(Store store, GatewayKeyRepository table, KeyUses uses, MeterRegistry meters) {
    this.store = store;
    this.table = table;
    this.uses = uses;
    this.keys = new TableCache<>("gateway key", MOST, null, this::read, meters);
  }

  Mono<KeyVerdict> verdict(String publicId, byte[] presented) {
    KnownKey known = keys.present(publicId);
    return known != null ? verdict(known, presented) : firstVerdict(publicId, presented);
  }

  void forget(String publicId) {
    keys.forget(publicId);
  }

  /** Forgets what was changed since this was last done successfully. */
  Mono<Void> compare() {
    return Mono.defer(() -> compareSince(comparedAtNanos, System.nanoTime()));
  }

  private Mono<Void> compareSince(long lastNanos, long nowNanos) {
    Duration ago = Duration.ofNanos(nowNanos - lastNanos).plus(OVERLAP);
    return store
        .listAcross(_ -> table.changed(ago.toMillis() / 1000.0))
        .doOnNext(this::forget)
        .then(Mono.fromRunnable(() -> comparedAtNanos = nowNanos));
  }

  private Mono<KeyVerdict> firstVerdict(String publicId, byte[] presented) {
    return keys.get(publicId)
        .flatMap(key -> verdict(key, presented))
        .switchIfEmpty(KnownKey.UNKNOWN);
  }

  private Mono<KeyVerdict> verdict(KnownKey key, byte[] presented) {
    return key.verdict(presented, System.currentTimeMillis(), uses);
  }

  private Mono<KnownKey> read(String publicId) {
    return store.across(_ -> table.byPublicId(publicId)).map(GatewayKeyRow::known);
  }
}
