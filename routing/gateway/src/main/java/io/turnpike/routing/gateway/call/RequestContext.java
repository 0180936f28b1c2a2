package io.turnpike.routing.gateway.call;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.plan.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What one request may still do: how long, how many attempts, at what cost, with which key of its
 * own, and when its client should come back. Stages pass it on and act by it; the usage draft
 * beside it only records. Safe for two attempts at one time.
 */
public final class RequestContext {

  private final long startNanos;
  private final Pace pace;
  private final @Nullable Secret ownKey;
  private final AttemptBudget attempts = new AttemptBudget();
  private final RetryAfterHints retryAfter = new RetryAfterHints();
  private volatile @Nullable Candidate last;
  private volatile @Nullable Candidate first;
  private volatile CallHold held = CallHold.NONE;
  private volatile @Nullable Keeper keeper;
  private volatile @Nullable Guards guards;
  private volatile byte @Nullable [] observed;
  private volatile boolean unsigned;
  private @Nullable List<Runnable> tasks;
  private boolean ended;

  /**
   * @param startNanos when the request began, by {@link System#nanoTime}
   * @param patience what the client allows in all; null when it does not say
   */
  public RequestContext(long startNanos, @Nullable Duration patience) {
    this(startNanos, patience == null ? Pace.FREE : new Pace(patience, null, null), null);
  }

  /**
   * @param ownKey the client's own key of a provider, for connections that have none; null without
   */
  public RequestContext(long startNanos, Pace pace, @Nullable Secret ownKey) {
    this.startNanos = startNanos;
    this.pace = pace;
    this.ownKey = ownKey;
  }

  /** Only for a connection without keys; null when the client brings none, or may not. */
  public @Nullable Secret ownKey() {
    return ownKey;
  }

  /** What the client says of times and tries. */
  public Pace pace() {
    return pace;
  }

  /** Nanoseconds until the request as a whole is out of time, under this target's limits. */
  public long remainingNanos(Target target) {
    long total = target.timeouts().total().toNanos();
    Duration patience = pace.total();
    long allowed = patience == null ? total : Math.min(total, patience.toNanos());
    return allowed - (System.nanoTime() - startNanos);
  }

  /** How long the request may take in all, and who says so, for people. */
  public String allowed(Target target) {
    Duration total = target.timeouts().total();
    Duration patience = pace.total();
    return patience == null || patience.compareTo(total) >= 0
        ? text(total) + ", the limit of the route (timeouts.total)"
        : text(patience) + ", the client's limit (x-turnpike-timeout-ms)";
  }

  private static String text(Duration time) {
    return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  /** What is held for it, once it is admitted. */
  public CallHold hold() {
    return held;
  }

  public void hold(CallHold held) {
    this.held = held;
  }

  /** Who keeps its answer; null for nobody. */
  public @Nullable Keeper keeper() {
    return keeper;
  }

  public void keeper(Keeper keeper) {
    this.keeper = keeper;
  }

  /** What is left of the time that the client allows; null when it does not say. */
  public @Nullable Duration patience() {
    Duration patience = pace.total();
    return patience == null ? null : patience.minusNanos(System.nanoTime() - startNanos);
  }

  /** What is looked for in it and in its answer; null for nothing. */
  public @Nullable Guards guards() {
    return guards;
  }

  public void guards(Guards found) {
    guards = found;
  }

  /** Its body is to be looked at once more when it is answered. */
  public void observe(byte[] body) {
    observed = body;
  }

  /** That body, the first time; null from then on, and where there is none. */
  public byte @Nullable [] observed() {
    byte[] body = observed;
    observed = null;
    return body;
  }

  /** Whether its answer may be turned down although it has begun to come. */
  public boolean mayTurnDown() {
    Guards found = guards;
    return found != null && found.mayDenyAnswer();
  }

  public AttemptBudget attempts() {
    return attempts;
  }

  public RetryAfterHints retryAfter() {
    return retryAfter;
  }

  /** Whether the attempt before was at the same connection and model, so that this is a retry. */
  public boolean repeats(Candidate candidate) {
    Candidate before = last;
    return before != null
        && before.connection().name().equals(candidate.connection().name())
        && before.model().equals(candidate.model());
  }

  /** Whom the attempt asks that begins now, or is turned away. */
  public void turnTo(Candidate candidate) {
    last = candidate;
    if (first == null) {
      first = candidate;
    }
  }

  /**
   * Whether what a provider signed in the conversation may be this one's: it is asked first, or is
   * of the same kind with the same model, and has not said otherwise.
   */
  public boolean isOfSigner(Candidate candidate) {
    Candidate known = first;
    return !unsigned
        && (known == null
            || known.model().equals(candidate.model())
                && known.connection().type().equals(candidate.connection().type()));
  }

  /** A provider refuses what is signed; false when the request went without that already. */
  public boolean leaveOutSigned() {
    boolean again = !unsigned;
    unsigned = true;
    return again;
  }

  /** To be done when the request has ended, on whatever way; at once when it has already. */
  public void atEnd(Runnable task) {
    if (isEnded(task)) {
      task.run();
    }
  }

  private synchronized boolean isEnded(Runnable task) {
    if (!ended) {
      tasks = tasks == null ? new ArrayList<>(2) : tasks;
      tasks.add(task);
    }
    return ended;
  }

  /** The request has ended; whatever still runs for it finds nobody. */
  public void end() {
    ended().forEach(Runnable::run);
  }

  private synchronized List<Runnable> ended() {
    List<Runnable> left = tasks == null ? List.of() : tasks;
    ended = true;
    tasks = null;
    return left;
  }

  /** How long targets ask to be left alone. */
  public static final class RetryAfterHints {

    private final AtomicReference<@Nullable Duration> soonest = new AtomicReference<>();

    RetryAfterHints() {}

    public void add(Duration wait) {
      soonest.accumulateAndGet(
          wait, (known, more) -> known != null && known.compareTo(wait) < 0 ? known : more);
    }

    /** When the first of the targets is ready again; null when none said. */
    public @Nullable Duration soonest() {
      return soonest.get();
    }
  }
}
