package io.turnpike.routing.usage;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.routing.Attempt;
import io.turnpike.routing.Cost;
import io.turnpike.routing.DecisionNote;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.Outcome;
import io.turnpike.routing.TokenUsage;
import io.turnpike.routing.UsageEvent;
import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.UsageRecord;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.ProviderConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The usage event of one request while the request runs. Each stage notes what it learned; {@link
 * UsageJournal} turns it into records. Fields are volatile because a client may leave, on its own
 * event loop, while the provider's is still writing.
 */
public final class UsageDraft {

  /** Longer than any wait. */
  public static final Duration NEVER = Duration.ofDays(36_500);

  private final UUID id = TimeOrderedId.next();
  private final Instant startedAt = Instant.now();
  private final long startNanos = System.nanoTime();
  private final String operation;
  private final UsagePricing pricing;
  private final List<AttemptDraft> attempts = new CopyOnWriteArrayList<>();
  private final List<DecisionNote> notes = new CopyOnWriteArrayList<>();
  private final AtomicReference<Duration> leastWait = new AtomicReference<>(NEVER);
  private final AtomicInteger numbers = new AtomicInteger();
  private final Queue<Runnable> endings = new ConcurrentLinkedQueue<>();
  private final AtomicInteger dispatched = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  private volatile @Nullable Caller caller;
  private volatile CallLabels labels = CallLabels.NONE;
  private volatile String requestedModel = "";
  private volatile boolean streamed;
  private volatile long bytesSent;
  private volatile @Nullable String config;
  private volatile int configVersion;
  private volatile @Nullable String decision;
  private volatile @Nullable AttemptDraft serving;
  private volatile long firstTokenMicros = -1;
  private volatile boolean opened;
  private volatile boolean served;
  private volatile int status = 200;
  private volatile @Nullable String errorCode;
  private volatile @Nullable String errorMessage;

  public UsageDraft(String operation, UsagePricing pricing) {
    this.operation = operation;
    this.pricing = pricing;
  }

  /** Also the request id that the client sees. */
  public UUID id() {
    return id;
  }

  public void caller(Caller caller) {
    this.caller = caller;
  }

  public void labels(CallLabels labels) {
    this.labels = labels;
  }

  public void request(@Nullable String model, boolean streamed, long bytes) {
    this.requestedModel = model == null ? "" : model;
    this.streamed = streamed;
    this.bytesSent = bytes;
  }

  public void config(@Nullable String config, int version) {
    this.config = config;
    this.configVersion = version;
  }

  /** Short reason why the request goes where it goes. */
  public void decide(String decision) {
    this.decision = decision;
  }

  /** Adds to the decision record. */
  public void note(DecisionNote note) {
    notes.add(note);
  }

  /** The decision record so far. */
  public List<DecisionNote> notes() {
    return List.copyOf(notes);
  }

  /** The whole answer is on its way; a client that leaves from here on has got it. */
  public void served() {
    served = true;
  }

  public void failed(int status, String code, String message) {
    this.status = status;
    this.errorCode = code;
    this.errorMessage = message;
  }

  /** A target asks to be left alone for so long; the client is told the least of them. */
  public void asked(Duration wait) {
    leastWait.accumulateAndGet(wait, (one, other) -> one.compareTo(other) < 0 ? one : other);
  }

  /** {@link #NEVER} when no target said. */
  public Duration leastWait() {
    return leastWait.get();
  }

  public int attempts() {
    return attempts.size();
  }

  /**
   * Takes one of the calls that a request may make; false when none is left, however many ask at
   * once.
   */
  public boolean takeCall(int most) {
    return calls.getAndUpdate(taken -> Math.min(taken + 1, most)) < most;
  }

  /** One that was taken and not made. */
  public void giveBackCall() {
    calls.decrementAndGet();
  }

  /** Attempts for which a provider was really called. */
  public int dispatched() {
    return dispatched.get();
  }

  public @Nullable String config() {
    String name = config;
    return name == null ? null : name + '@' + configVersion;
  }

  public @Nullable String decision() {
    return decision;
  }

  /** Of the attempt that serves, else of the one that began last; null before the first. */
  public @Nullable String provider() {
    AttemptDraft telling = telling();
    return telling == null ? null : telling.connection();
  }

  public @Nullable String model() {
    AttemptDraft telling = telling();
    return telling == null ? null : telling.model();
  }

  /** Of the attempt that ran last; null while none has failed. */
  public @Nullable FailureClass lastFailure() {
    return attempts.isEmpty() ? null : attempts.getLast().failure();
  }

  /** Whether the attempt before was at the same target, so that the next one is a retry. */
  public boolean repeats(String connection, String model) {
    return !attempts.isEmpty()
        && attempts.getLast().connection().equals(connection)
        && attempts.getLast().model().equals(model);
  }

  /** Nanoseconds since the request began. */
  public long elapsedNanos() {
    return System.nanoTime() - startNanos;
  }

  /** Null while a part of it is unknown: what is told to the client is all there is to pay. */
  public @Nullable Cost cost() {
    AttemptTotals totals = new AttemptTotals(attempts(micros()));
    return totals.complete() ? totals.cost() : null;
  }

  /** To be done when the request has ended, on whatever way; at once when it has already. */
  public void atEnd(Runnable task) {
    endings.add(task);
    if (closed.get() && endings.remove(task)) {
      task.run();
    }
  }

  long micros() {
    return elapsedNanos() / 1_000;
  }

  void serving(AttemptDraft attempt, long micros) {
    serving = attempt;
    firstTokenMicros = micros;
  }

  long bytesSent() {
    return bytesSent;
  }

  @Nullable Cost price(ProviderConnection connection, String model, TokenUsage usage) {
    return pricing.price(connection, model, usage, startedAt);
  }

  boolean hasCaller() {
    return caller != null;
  }

  boolean isOpened() {
    return opened;
  }

  boolean markClosed() {
    boolean first = closed.compareAndSet(false, true);
    if (first) {
      for (Runnable task = endings.poll(); task != null; task = endings.poll()) {
        task.run();
      }
    }
    return first;
  }

  void opened() {
    opened = true;
  }

  UsageRecord.Opened opening() {
    Caller who = known();
    return new UsageRecord.Opened(
        id,
        who.organization(),
        who.team(),
        who.teamSlug(),
        who.key(),
        who.keyName(),
        startedAt,
        config,
        configVersion,
        operation,
        requestedModel,
        streamed,
        UsageEstimate.tokens(bytesSent));
  }

  /** The next attempt's; two may run at one time. */
  int number() {
    return numbers.incrementAndGet();
  }

  AttemptDraft begin(int number, ProviderConnection connection, String model) {
    dispatched.incrementAndGet();
    return add(new AttemptDraft(this, number, connection.name(), connection, model));
  }

  /** An attempt that ended before anything was sent: an open breaker, a missing connection. */
  public void skipped(String connection, String model, FailureClass failure, String detail) {
    skipped("", connection, model, failure, detail);
  }

  /**
   * @param at JSON pointer of the target
   */
  public void skipped(
      String at, String connection, String model, FailureClass failure, String detail) {
    add(new AttemptDraft(this, number(), connection, null, model))
        .placed(at, null, null)
        .failed(failure, detail);
  }

  UsageEvent event(Outcome outcome) {
    long now = micros();
    Caller who = known();
    List<Attempt> made = attempts(now);
    AttemptTotals totals = new AttemptTotals(made);
    return new UsageEvent(
        id,
        who.organization(),
        who.team(),
        who.teamSlug(),
        who.key(),
        who.keyName(),
        startedAt,
        config,
        configVersion,
        operation,
        requestedModel,
        streamed,
        made,
        provider(),
        model(),
        outcome,
        outcome == Outcome.CANCELLED ? 499 : status,
        errorCode,
        errorMessage,
        totals.usage(),
        totals.source(),
        totals.cost(),
        firstTokenMicros,
        now,
        decision,
        labels.metadata(),
        labels.traceId(),
        labels.user(),
        labels.sessionId(),
        notes());
  }

  boolean isServed() {
    return served;
  }

  boolean hasFailed() {
    return errorCode != null;
  }

  /** A failed stream keeps the status its client saw. */
  boolean isInterrupted() {
    return status == 200 && errorCode != null;
  }

  private List<Attempt> attempts(long now) {
    return attempts.stream().map(attempt -> attempt.attempt(now)).toList();
  }

  private AttemptDraft add(AttemptDraft attempt) {
    attempts.add(attempt);
    return attempt;
  }

  private @Nullable AttemptDraft telling() {
    AttemptDraft chosen = serving;
    return chosen != null ? chosen : attempts.isEmpty() ? null : attempts.getLast();
  }

  private Caller known() {
    Caller who = caller;
    if (who == null) {
      throw new IllegalStateException("A request without a caller has no usage event.");
    }
    return who;
  }
}
