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
  private volatile Rests rests;

  ConnectionHealth(Clock clock) {
    this.clock = clock;
    this.rests = new Rests(-1, clock);
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

  public CredentialRest rest(Opened opened, int place) {
    return rests(opened).of(opened.credentials().get(place).id());
  }

  /** Null when nothing was ever wrong with it. */
  public @Nullable CredentialRest known(int revision, String credential) {
    Rests current = rests;
    return current.revision() == revision ? current.known(credential) : null;
  }

  /** The provider took this credential. */
  public void accepted(Opened opened, int place) {
    CredentialRest known = rests(opened).known(opened.credentials().get(place).id());
    if (known != null) {
      known.worked();
    }
  }

  /** How long until one may be used; null when one may be now, or none is needed. */
  public @Nullable Duration rests(Opened opened, long nowMillis) {
    long least = Long.MAX_VALUE;
    for (Credential credential : opened.credentials()) {
      CredentialRest rest = rests(opened).known(credential.id());
      long wait = rest == null ? 0 : rest.waitMillis(nowMillis);
      if (wait == 0) {
        return null;
      }
      least = Math.min(least, wait);
    }
    return least == Long.MAX_VALUE ? null : Duration.ofMillis(least);
  }

  /** As {@link #rests(Opened, long)}, at this moment. */
  public @Nullable Duration restsNow(Opened opened) {
    return opened.credentials().isEmpty() || rests(opened).isEmpty()
        ? null
        : rests(opened, clock.millis());
  }

  /** Why nothing may be used: the mildest reason there is. */
  public CredentialRest.Reason reason(Opened opened) {
    CredentialRest.Reason mildest = CredentialRest.Reason.AUTH;
    for (Credential credential : opened.credentials()) {
      CredentialRest rest = rests(opened).known(credential.id());
      CredentialRest.Reason reason = rest == null ? null : rest.reason();
      if (reason != null && reason.compareTo(mildest) < 0) {
        mildest = reason;
      }
    }
    return mildest;
  }

  /** Lets every credential be used again. */
  public void wake() {
    rests = new Rests(-1, clock);
  }

  private boolean isReady(Opened opened, int place) {
    CredentialRest rest = rests(opened).known(opened.credentials().get(place).id());
    return rest == null || rest.waitMillis(clock.millis()) == 0;
  }

  /** A changed connection begins anew: whatever was wrong with it may be mended. */
  private Rests rests(Opened opened) {
    int revision = opened.connection().revision();
    Rests current = rests;
    if (current.revision() != revision) {
      current = new Rests(revision, clock);
      rests = current;
    }
    return current;
  }
}
