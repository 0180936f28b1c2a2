package io.turnpike.tenants.keys;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.LastKnown;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.cache.LastKnownStates;
import io.turnpike.infra.cache.TableCache;
import io.turnpike.tenants.GatewayKeys.KeyVerdict;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.organizations.OrganizationListener;
import io.turnpike.tenants.store.Store;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The keys this node has met, so that a request asks no store. */
@Component
final class KeyMemory implements OrganizationListener {

  /** Announcements carry the public id of a changed key. */
  static final String TOPIC = "keys";

  private static final int MOST = 100_000;

  /** What a process that was killed may not have written to Redis, the next one does. */
  private static final Duration BEFORE = Duration.ofHours(1);

  /** A change is stamped a little before its commit makes it visible. */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private final Store store;
  private final GatewayKeyRepository table;
  private final KeyUses uses;
  private final TableCache<String, KnownKey> keys;
  private final LastKnown<String, KeyState> states;
  private volatile long comparedAtNanos = System.nanoTime() - BEFORE.toNanos();

  /** Whether something in memory is only what Redis had to say. */
  private volatile boolean borrowed;

  KeyMemory(
      Store store,
      GatewayKeyRepository table,
      KeyUses uses,
      LastKnownStates lastKnown,
      MeterRegistry meters) {
    this.store = store;
    this.table = table;
    this.uses = uses;
    this.states = lastKnown.of("key", KeyState.class, this::stored);
    this.keys = new TableCache<>("gateway key", MOST, null, this::read, meters);
  }

  Mono<KeyVerdict> verdict(String publicId, byte[] presented) {
    KnownKey known = keys.present(publicId);
    return known != null ? verdict(known, presented) : firstVerdict(publicId, presented);
  }

  void forget(String publicId) {
    keys.forget(publicId);
  }

  /** Nodes hear of a changed organization together with its sessions. */
  @Override
  public Mono<Void> changed(OrganizationId organization) {
    return Mono.fromRunnable(() -> forget(organization));
  }

  void forget(OrganizationId organization) {
    keys.forgetIf(key -> key.isOf(organization));
  }

  /** Before the revocation of a key is committed. */
  Mono<Void> withdraw(String publicId) {
    return states.withdraw(publicId);
  }

  /** After a change of a key is committed, before other nodes are told. */
  Mono<Void> changed(String publicId) {
    forget(publicId);
    return states.settle(publicId);
  }

  /** Forgets what was changed since this was last done successfully. */
  Mono<Void> compare() {
    return Mono.defer(() -> compareSince(comparedAtNanos, System.nanoTime()));
  }

  private Mono<Void> compareSince(long lastNanos, long nowNanos) {
    Duration ago = Duration.ofNanos(nowNanos - lastNanos).plus(OVERLAP);
    return store
        .listAcross(_ -> table.changed(ago.toMillis() / 1000.0))
        .doOnNext(this::renew)
        .then(Mono.fromRunnable(() -> compared(nowNanos)))
        .then(states.refresh(keys::keys));
  }

  private void renew(GatewayKeyRow row) {
    states.keep(row.publicId(), row.state());
    forget(row.publicId());
  }

  /** Redis may have missed what this comparison is too late to see. */
  private void compared(long nowNanos) {
    comparedAtNanos = nowNanos;
    if (borrowed) {
      borrowed = false;
      keys.forgetIf(key -> !key.isConfirmed());
    }
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
    return states.read(publicId).doOnNext(this::noteBorrowed).map(KeyMemory::known);
  }

  private void noteBorrowed(State<KeyState> state) {
    if (!state.confirmed()) {
      borrowed = true;
    }
  }

  private static KnownKey known(State<KeyState> state) {
    return new KnownKey(Objects.requireNonNull(state.value()), state.confirmed());
  }

  private Mono<State<KeyState>> stored(String publicId) {
    return store.across(_ -> table.byPublicId(publicId)).map(GatewayKeyRow::state);
  }
}
