package io.turnpike.routing.gateway.attempt.health;

import io.turnpike.tenants.OrganizationId;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A provider's model as all tenants of this node see it. Each has one vote, however much it sends:
 * it opens when at least three see mostly failures and they are at least half of those who call.
 * One tenant, or a loud few among many content ones, cannot open it for the others.
 */
final class SharedHealth {

  static final int LEAST_TENANTS = 3;
  static final int LEAST_CALLS = 10;
  private static final int MOST_VOTERS = 1_000;
  private static final long PROBE_LEASE_MILLIS = 15_000;
  private static final Open CLOSED = new Open(0, 0, 0);

  private final Clock clock;
  private final HealthSettings settings;
  private final Map<OrganizationId, Tally> voters = new ConcurrentHashMap<>();
  private final AtomicReference<Open> state = new AtomicReference<>(CLOSED);
  private final AtomicLong probing = new AtomicLong();

  SharedHealth(Clock clock, HealthSettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  boolean isOpen() {
    return state.get() != CLOSED;
  }

  /** Milliseconds of the clock; 0 while closed. */
  long openedAt() {
    return state.get().since();
  }

  /** From when on it may be tried again; 0 while closed. */
  long until() {
    return state.get().until();
  }

  /** Leave for one call to find out whether it is well again. */
  boolean probe() {
    long now = clock.millis();
    long lease = probing.get();
    return now >= until() && now >= lease && probing.compareAndSet(lease, now + PROBE_LEASE_MILLIS);
  }

  /** The probe's end said nothing either way. */
  void unprobed() {
    probing.set(0);
  }

  /**
   * @param decides it was let through to find out
   */
  void succeeded(OrganizationId tenant, boolean decides) {
    if (decides && isOpen()) {
      close();
    }
    count(tenant, false);
  }

  void failed(OrganizationId tenant, boolean decides) {
    count(tenant, true);
    Open before = state.get();
    if (before == CLOSED ? mostSuffer() : decides) {
      open(before);
    }
  }

  void close() {
    voters.clear();
    state.set(CLOSED);
    probing.set(0);
  }

  private void open(Open before) {
    long now = clock.millis();
    long since = before == CLOSED ? now : before.since();
    long wait = Waits.open(settings, before.times() + 1);
    state.compareAndSet(before, new Open(since, now + wait, before.times() + 1));
    probing.set(0);
  }

  private void count(OrganizationId tenant, boolean failed) {
    Tally vote = voters.get(tenant);
    if (vote == null && voters.size() < MOST_VOTERS) {
      vote = voters.computeIfAbsent(tenant, _ -> new Tally(settings.window().toMillis() / 2));
    }
    if (vote != null) {
      vote.count(failed, clock.millis());
    }
  }

  private boolean mostSuffer() {
    long now = clock.millis();
    int calls = 0;
    int voting = 0;
    int suffering = 0;
    for (Tally vote : voters.values()) {
      int mine = vote.calls(now);
      calls += mine;
      voting += mine > 0 ? 1 : 0;
      suffering += mine > 0 && vote.failures(now) * 2 >= mine ? 1 : 0;
    }
    return calls >= LEAST_CALLS && suffering >= LEAST_TENANTS && suffering * 2 >= voting;
  }

  /**
   * @param times it has opened in a row
   */
  private record Open(long since, long until, int times) {}
}
