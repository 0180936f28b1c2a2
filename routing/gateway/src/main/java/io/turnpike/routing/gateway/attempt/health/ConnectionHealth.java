package io.turnpike.routing.gateway.attempt.health;

import io.turnpike.tenants.ProviderConnections.Credential;
import io.turnpike.tenants.ProviderConnections.Opened;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One tenant's connection on this node: its calls in flight and how its credentials are doing. */
public final class ConnectionHealth {

  private final Clock clock;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final RetryBucket retries = new RetryBucket();
  private final AtomicInteger turn = new AtomicInteger();
  private volatile KeyCooldowns cooldowns;

  ConnectionHealth(Clock clock) {
    this.clock = clock;
    this.cooldowns = new KeyCooldowns(-1, clock);
  }

  /** False when the connection has as many calls in flight as it may. Give it back once. */
  public boolean enter(int most) {
    if (inFlight.incrementAndGet() <= most) {
      return true;
    }
    inFlight.decrementAndGet();
    return false;
  }

  public void leave() {
    inFlight.decrementAndGet();
  }

  /** What its requests have saved up for trying again. */
  public RetryBucket retries() {
    return retries;
  }

  /** Whether a credential that was not tried may be used. */
  public boolean another(Opened opened, long tried) {
    for (int place = 0; place < opened.credentials().size(); place++) {
      if ((tried & 1L << place) == 0 && isReady(opened, place)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The next credential in turn that may be used, by its place; -1 when there is none.
   *
   * @param tried places to leave out, one bit each
   */
  public int choose(Opened opened, long tried) {
    List<Credential> all = opened.credentials();
    if (all.size() == 1) {
      return tried == 0 && isReady(opened, 0) ? 0 : -1;
    }
    int first = all.isEmpty() ? 0 : Math.floorMod(turn.getAndIncrement(), all.size());
    for (int i = 0; i < all.size(); i++) {
      int place = (first + i) % all.size();
      if ((tried & 1L << place) == 0 && isReady(opened, place)) {
        return place;
      }
    }
    return -1;
  }

  public KeyCooldown cooldown(Opened opened, int place) {
    return cooldowns(opened).of(opened.credentials().get(place).id());
  }

  /** Null when nothing was ever wrong with it. */
  public @Nullable KeyCooldown known(int revision, String credential) {
    KeyCooldowns current = cooldowns;
    return current.revision() == revision ? current.known(credential) : null;
  }

  /** The provider took this credential. */
  public void accepted(Opened opened, int place) {
    KeyCooldown known = cooldowns(opened).known(opened.credentials().get(place).id());
    if (known != null) {
      known.worked();
    }
  }

  /** How long until a key may be used; null when one may be now, or none is needed. */
  public @Nullable Duration cooldownLeft(Opened opened, long nowMillis) {
    long least = Long.MAX_VALUE;
    for (Credential credential : opened.credentials()) {
      KeyCooldown cooldown = cooldowns(opened).known(credential.id());
      long wait = cooldown == null ? 0 : cooldown.waitMillis(nowMillis);
      if (wait == 0) {
        return null;
      }
      least = Math.min(least, wait);
    }
    return least == Long.MAX_VALUE ? null : Duration.ofMillis(least);
  }

  /** As {@link #cooldownLeft(Opened, long)}, at this moment. */
  public @Nullable Duration cooldownLeft(Opened opened) {
    return opened.credentials().isEmpty() || cooldowns(opened).isEmpty()
        ? null
        : cooldownLeft(opened, clock.millis());
  }

  /** Why nothing may be used: the mildest reason there is. */
  public KeyCooldown.Reason reason(Opened opened) {
    KeyCooldown.Reason mildest = KeyCooldown.Reason.AUTH;
    for (Credential credential : opened.credentials()) {
      KeyCooldown cooldown = cooldowns(opened).known(credential.id());
      KeyCooldown.Reason reason = cooldown == null ? null : cooldown.reason();
      if (reason != null && reason.compareTo(mildest) < 0) {
        mildest = reason;
      }
    }
    return mildest;
  }

  /** Ends all cooldowns. */
  public void endCooldowns() {
    cooldowns = new KeyCooldowns(-1, clock);
  }

  private boolean isReady(Opened opened, int place) {
    KeyCooldown cooldown = cooldowns(opened).known(opened.credentials().get(place).id());
    return cooldown == null || cooldown.waitMillis(clock.millis()) == 0;
  }

  /** A changed connection begins anew: whatever was wrong with it may be mended. */
  private KeyCooldowns cooldowns(Opened opened) {
    int revision = opened.connection().revision();
    KeyCooldowns current = cooldowns;
    if (current.revision() != revision) {
      current = new KeyCooldowns(revision, clock);
      cooldowns = current;
    }
    return current;
  }
}
