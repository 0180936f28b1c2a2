package io.turnpike.routing.gateway.usage;

import io.turnpike.routing.ConfigReference;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.UsagePricing.Used;
import io.turnpike.routing.gateway.usage.tokens.Tokenizer;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.AttemptTotals;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Warned;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.ErrorGiven;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageRecord;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.Unpriced;
import io.turnpike.tenants.providers.ProviderConnection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The usage event of one request while the request runs. Each stage notes what it learned; {@link
 * UsageJournal} turns it into records. Fields are volatile, here and in its parts, because a client
 * may leave, on its own event loop, while the provider's is still writing.
 */
public final class UsageDraft {

  private static final String DEGRADED = "degraded";
  private static final String OFF = "off";

  private final RequestFacts facts;
  private final UsagePricing pricing;
  private final @Nullable Tokenizer tokenizer;
  private final Tries tries = new Tries();
  private final Ending ending = new Ending();
  private final List<DecisionNote> notes = new CopyOnWriteArrayList<>();
  private volatile @Nullable String decision;
  private volatile boolean degraded;
  private volatile Settlement settlement = Settlement.NONE;
  private volatile String cache = OFF;
  private volatile List<String> warnings = List.of();
  private volatile @Nullable KeptAnswer kept;

  public UsageDraft(String operation, UsagePricing pricing) {
    this(operation, pricing, null);
  }

  /**
   * @param tokenizer null to take a token for every few bytes that nobody counted
   */
  UsageDraft(String operation, UsagePricing pricing, @Nullable Tokenizer tokenizer) {
    this.facts = new RequestFacts(operation);
    this.pricing = pricing;
    this.tokenizer = tokenizer;
  }

  /** Also the request id that the client sees. */
  public UUID id() {
    return facts.id;
  }

  public void caller(Caller caller) {
    facts.caller = caller;
  }

  /** Null until the key is known. */
  public @Nullable Caller caller() {
    return facts.caller;
  }

  public void labels(CallLabels labels) {
    facts.labels = labels;
  }

  public void request(@Nullable String model, boolean streamed, long bytes) {
    facts.requestedModel = model == null ? "" : model;
    facts.streamed = streamed;
    facts.bytesSent = bytes;
  }

  public void config(@Nullable String config, int version) {
    facts.config = config;
    facts.configVersion = version;
  }

  public @Nullable String config() {
    return ConfigReference.of(facts.config, facts.configVersion);
  }

  /** Short reason why the request goes where it goes. */
  public void decide(String decision) {
    this.decision = decision;
  }

  /** Whether somebody was to be asked. */
  public boolean isDecided() {
    return decision != null;
  }

  /** From now on it goes by the config that a budget names, and its decision says so. */
  public void degrade() {
    degraded = true;
  }

  public @Nullable String decision() {
    String last = decision;
    return degraded ? last == null ? DEGRADED : DEGRADED + " " + last : last;
  }

  /** Something is held for the request; at once given back when it has ended meanwhile. */
  public void holds(Settlement held) {
    settlement = held;
    if (ending.isClosed()) {
      held.settle(null, false);
    }
  }

  /** Who is to be told of its end. */
  public Settlement settlement() {
    return settlement;
  }

  /** When the request began. */
  public Instant startedAt() {
    return facts.startedAt;
  }

  /** Adds to the decision record. */
  public void note(DecisionNote note) {
    notes.add(note);
  }

  /** The decision record so far. */
  public List<DecisionNote> notes() {
    return List.copyOf(notes);
  }

  /** Its client is told that these headers or fields were understood and are not obeyed. */
  public void warn(List<String> names) {
    if (!names.isEmpty()) {
      warnings = Stream.concat(warnings.stream(), names.stream()).distinct().toList();
      notes.add(new Warned("", 0, String.join(", ", names)));
    }
  }

  /** The same; empty for none. */
  public List<String> warnings() {
    return warnings;
  }

  /**
   * What the client is told of kept answers.
   *
   * @param status {@code hit}, {@code semantic-hit}, {@code miss} or {@code bypass}
   */
  public void cache(String status) {
    cache = status;
  }

  /** The same; {@code off} where none are kept. */
  public String cache() {
    return cache;
  }

  /** It is answered without asking anybody, and owes nothing. */
  public void kept(KeptAnswer from) {
    kept = from;
  }

  /** Null for a request that has its answer made. */
  public @Nullable KeptAnswer kept() {
    return kept;
  }

  /** Whether all of an answer came that comes in pieces. */
  public boolean isServed() {
    return ending.isServed();
  }

  /** What its client was told that failed; null for nothing. */
  public @Nullable ErrorGiven error() {
    return ending.error();
  }

  /** Whether it was admitted. */
  public boolean isOpened() {
    return ending.isOpened();
  }

  /** The whole answer is on its way; a client that leaves from here on has got it. */
  public void served() {
    ending.served();
  }

  public void failed(int status, String code, String message) {
    ending.failed(status, code, message);
  }

  public int attempts() {
    return tries.count();
  }

  /** Attempts for which a provider was really called. */
  public int dispatched() {
    return tries.dispatched();
  }

  /** Of whom the answer or the failure is; null before the first attempt. */
  public @Nullable String provider() {
    KeptAnswer from = kept;
    return from == null ? tries.provider() : from.upstream().connection();
  }

  public @Nullable String model() {
    KeptAnswer from = kept;
    return from == null ? tries.model() : from.upstream().model();
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
    tries
        .add(new AttemptDraft(this, tries.nextNumber(), connection, null, model))
        .placed(at, null, null)
        .failed(failure, detail);
  }

  /** When the request began, by {@link System#nanoTime}. */
  public long startNanos() {
    return facts.startNanos;
  }

  /** What its attempts owe so far. */
  public Bill bill() {
    return new AttemptTotals(tries.at(micros())).bill();
  }

  /** Null while a part of it is unknown: what is told to the client is all there is to pay. */
  public @Nullable Cost cost() {
    return kept == null ? tries.cost(micros()) : KeptAnswer.FREE;
  }

  public long micros() {
    return facts.micros();
  }

  long bytesSent() {
    return facts.bytesSent;
  }

  boolean hasCaller() {
    return facts.caller != null;
  }

  Ending ending() {
    return ending;
  }

  Tries tries() {
    return tries;
  }

  void serving(AttemptDraft attempt, long micros) {
    tries.serving(attempt, micros);
  }

  /**
   * By the price in force when an attempt began.
   *
   * @param micros when that was
   */
  @Nullable Cost price(
      ProviderConnection connection,
      String model,
      Answered answered,
      TokenUsage usage,
      long micros) {
    Caller who = facts.caller;
    Unpriced unpriced = who == null ? Unpriced.ALLOW : who.unpriced();
    Instant at = facts.startedAt.plusNanos(micros * 1_000);
    return pricing.price(connection, new Used(model, answered, usage, unpriced), at);
  }

  /** Tokens of a text that nobody counted. */
  long tokens(@Nullable TextSample sample, String model, long bytes) {
    return sample == null ? UsageEstimate.tokens(bytes) : sample.tokens(tokenizer, model, bytes);
  }

  UsageRecord.Opened opening() {
    return facts.opening();
  }

  AttemptDraft begin(int number, ProviderConnection connection, String model) {
    return tries.dispatched(new AttemptDraft(this, number, connection.name(), connection, model));
  }

  UsageEvent event(Outcome outcome) {
    return DraftedEvent.of(facts, tries, kept, ending, outcome, decision(), notes());
  }
}
