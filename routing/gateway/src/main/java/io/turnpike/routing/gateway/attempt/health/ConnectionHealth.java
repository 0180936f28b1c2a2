package io.turnpike.routing.gateway.attempt.health;

import io.turnpike.tenants.providers.ProviderConnections.Credential;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
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

  /** Whether a credential that was not tried may be used for a model. */
  public boolean another(Opened opened, String model, long tried) {
    for (int place = 0; place < opened.credentials().size(); place++) {
      if ((tried & 1L << place) == 0 && wait(opened, place, model, clock.millis()) == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The next credential in turn that may be used for a model, by its place; -1 when there is none.
   * Whoever takes one has to say what became of it.
   *
   * @param tried places to leave out, one bit each
   */
  public int choose(Opened opened, String model, long tried) {
    List<Credential> all = opened.credentials();
    if (all.size() == 1) {
      return tried == 0 && take(opened, 0, model) ? 0 : -1;
    }
    int first = all.isEmpty() ? 0 : Math.floorMod(turn.getAndIncrement(), all.size());
    for (int i = 0; i < all.size(); i++) {
      int place = (first + i) % all.size();
      if ((tried & 1L << place) == 0 && take(opened, place, model)) {
        return place;
      }
    }
    return -1;
  }

  /**
   * @param model null for what concerns all models
   */
  public KeyCooldown cooldown(Opened opened, int place, @Nullable String model) {
    return cooldowns(opened).of(id(opened, place), model);
  }

  /**
   * Null when nothing is held against it.
   *
   * @param model null for what concerns all models
   */
  public @Nullable KeyCooldown known(int revision, String credential, @Nullable String model) {
    KeyCooldowns current = cooldowns;
    return current.revision() == revision ? current.known(credential, model) : null;
  }

  /** The provider took this credential. */
  public void accepted(Opened opened, int place, String model) {
    cooldowns(opened).worked(id(opened, place), model);
  }

  /** The call ended without telling anything of this credential. */
  public void undecided(Opened opened, int place, String model) {
    cooldowns(opened).undecided(id(opened, place), model);
  }

  /** How long until a key may be used for a model; null when one may be now, or none is needed. */
  public @Nullable Duration cooldownLeft(Opened opened, String model) {
    if (opened.credentials().isEmpty() || cooldowns(opened).isEmpty()) {
      return null;
    }
    long now = clock.millis();
    long least = Long.MAX_VALUE;
    for (int place = 0; place < opened.credentials().size(); place++) {
      least = Math.min(least, wait(opened, place, model, now));
    }
    return least == 0 ? null : Duration.ofMillis(least);
  }

  /** Why nothing may be used for a model: the mildest reason there is. */
  public KeyCooldown.Reason reason(Opened opened, String model) {
    KeyCooldown.Reason mildest = KeyCooldown.Reason.AUTH;
    for (Credential credential : opened.credentials()) {
      KeyCooldown.Reason reason = cooldowns(opened).reason(credential.id(), model);
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

  private boolean take(Opened opened, int place, String model) {
    return cooldowns(opened).take(id(opened, place), model);
  }

  private long wait(Opened opened, int place, String model, long nowMillis) {
    return cooldowns(opened).waitMillis(id(opened, place), model, nowMillis);
  }

  private static String id(Opened opened, int place) {
    return opened.credentials().get(place).id();
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

  /**
   * Every attempt saves up a tenth of a retry, ten retries at most; so an outage is not multiplied.
   */
  public static final class RetryBucket {

    private static final int RETRY = 10;
    private static final int MOST = 10 * RETRY;
    private static final int AT_FIRST = 3 * RETRY;

    private final AtomicInteger tenths = new AtomicInteger(AT_FIRST);

    public void deposit() {
      tenths.getAndUpdate(before -> Math.min(MOST, before + 1));
    }

    /** False when nothing is left. */
    public boolean take() {
      return tenths.getAndUpdate(before -> before >= RETRY ? before - RETRY : before) >= RETRY;
    }

    public void giveBack() {
      tenths.getAndUpdate(before -> Math.min(MOST, before + RETRY));
    }
  }
}
