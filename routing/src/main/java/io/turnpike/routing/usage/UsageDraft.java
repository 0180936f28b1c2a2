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
import io.turnpike.routing.UsageSource;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.ProviderConnection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The usage event of one request while the request runs. Each stage notes what it learned; {@link
 * UsageJournal} turns it into records. Fields are volatile because a client may leave, on its own
 * event loop, while the provider's is still writing.
 */
public final class UsageDraft {

  private final UUID id = TimeOrderedId.next();
  private final Instant startedAt = Instant.now();
  private final long startNanos = System.nanoTime();
  private final String operation;
  private final UsagePricing pricing;
  private final List<AttemptDraft> attempts = new CopyOnWriteArrayList<>();
  private final List<DecisionNote> notes = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private volatile @Nullable Caller caller;
  private volatile CallLabels labels = CallLabels.NONE;
  private volatile String requestedModel = "";
  private volatile boolean streamed;
  private volatile long bytesSent;
  private volatile @Nullable String config;
  private volatile int configVersion;
  private volatile @Nullable String decision;
  private volatile @Nullable ProviderConnection connection;
  private volatile @Nullable TokenUsage reported;
  private volatile long delivered;
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

  /** What the provider says it used; the last word wins. */
  public void reported(TokenUsage usage) {
    reported = usage;
  }

  /** Bytes of content handed to the client, for when nobody counts. */
  public void delivered(long bytes) {
    delivered += bytes;
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

  public int attempts() {
    return attempts.size();
  }

  public @Nullable String config() {
    String name = config;
    return name == null ? null : name + '@' + configVersion;
  }

  public @Nullable String decision() {
    return decision;
  }

  /** Of the attempt that runs or ran last; null before the first. */
  public @Nullable String provider() {
    return attempts.isEmpty() ? null : attempts.getLast().connection();
  }

  public @Nullable String model() {
    return attempts.isEmpty() ? null : attempts.getLast().model();
  }

  /** Of the attempt that ran last; null while none has failed. */
  public @Nullable FailureClass lastFailure() {
    return attempts.isEmpty() ? null : attempts.getLast().failure();
  }

  /** Nanoseconds since the request began. */
  public long elapsedNanos() {
    return System.nanoTime() - startNanos;
  }

  /** Null while the price or the usage is unknown, which is not the same as zero. */
  public @Nullable Cost cost() {
    TokenUsage usage = usage();
    ProviderConnection priced = connection;
    String model = model();
    return priced == null || model == null || usage == TokenUsage.NONE
        ? null
        : pricing.price(priced, model, usage, startedAt);
  }

  long micros() {
    return elapsedNanos() / 1_000;
  }

  void firstToken(long micros) {
    firstTokenMicros = micros;
  }

  boolean hasCaller() {
    return caller != null;
  }

  boolean isOpened() {
    return opened;
  }

  boolean markClosed() {
    return closed.compareAndSet(false, true);
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

  AttemptDraft begin(ProviderConnection connection, String model) {
    this.connection = connection;
    this.reported = null;
    AttemptDraft attempt = new AttemptDraft(this, attempts.size() + 1, connection.name(), model);
    attempts.add(attempt);
    return attempt;
  }

  /** An attempt that ended before anything was sent: an open breaker, a missing connection. */
  public void skipped(String connection, String model, FailureClass failure, String detail) {
    AttemptDraft attempt = new AttemptDraft(this, attempts.size() + 1, connection, model);
    attempt.failed(failure, detail);
    attempts.add(attempt);
  }

  UsageEvent event(Outcome outcome) {
    long now = micros();
    Caller who = known();
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
        attempts(now),
        provider(),
        model(),
        outcome,
        outcome == Outcome.CANCELLED ? 499 : status,
        errorCode,
        errorMessage,
        usage(),
        source(),
        cost(),
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

  /** What was reported; else, once a provider has been asked and not refused, an estimate. */
  private TokenUsage usage() {
    TokenUsage counted = reported;
    if (counted != null) {
      return counted;
    }
    return isBillable() ? UsageEstimate.of(bytesSent, delivered) : TokenUsage.NONE;
  }

  private UsageSource source() {
    if (reported != null) {
      return UsageSource.PROVIDER;
    }
    return isBillable() ? UsageSource.ESTIMATED : UsageSource.NONE;
  }

  private boolean isBillable() {
    return connection != null && (status == 200 || delivered > 0);
  }

  private Caller known() {
    Caller who = caller;
    if (who == null) {
      throw new IllegalStateException("A request without a caller has no usage event.");
    }
    return who;
  }
}
