package io.turnpike.routing.gateway.usage;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.admission.Charge;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.DecisionNote.ServedBy;
import io.turnpike.routing.usage.DecisionNote.UsageRejected;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.Routed;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.tenants.providers.ProviderConnection;
import org.jspecify.annotations.Nullable;

/** An attempt while it runs. Written on the provider's event loop, read when the request ends. */
public final class AttemptDraft {

  private static final int REFUSALS = 400;

  private final UsageDraft request;
  private final int number;
  private final @Nullable ProviderConnection priced;
  private final long startMicros;
  private final UsageCount count;
  private volatile Where where;
  private volatile long connectedMicros = -1;
  private volatile long headersMicros = -1;
  private volatile long firstTokenMicros = -1;
  private volatile long endMicros = -1;
  private volatile int status;
  private volatile @Nullable FailureClass failure;
  private volatile @Nullable String detail;
  private volatile boolean told;
  private volatile boolean served;
  private volatile Answered answered = Answered.AS_ASKED;
  private volatile @Nullable Billed billed;

  /** What was owed when it was last asked for, and by what price. */
  private record Billed(Bill bill, Answered answered) {}

  /**
   * @param priced null for one that was never sent
   */
  AttemptDraft(
      UsageDraft request,
      int number,
      String connection,
      @Nullable ProviderConnection priced,
      String model) {
    this.request = request;
    this.number = number;
    this.priced = priced;
    this.where = new Where(new Upstream(connection, model));
    this.startMicros = request.micros();
    this.count = new UsageCount(request, model);
  }

  public int number() {
    return number;
  }

  /**
   * Where it stands in its plan and how it was let through.
   *
   * @param at JSON pointer of the target
   * @param credential label of the key; null without one
   * @param breaker state of the target's breaker; null when nothing was sent
   */
  public AttemptDraft placed(String at, @Nullable String credential, @Nullable String breaker) {
    where = new Where(where.upstream(), at, credential, breaker);
    return this;
  }

  /** What it has used. */
  public UsageCount count() {
    return count;
  }

  /** From here on its bytes may have reached the provider. */
  public void connected() {
    connectedMicros = request.micros();
  }

  public void headers(int status) {
    this.status = status;
    headersMicros = request.micros();
  }

  /** The first content is here, which is what the client has been waiting for. */
  public void firstToken() {
    firstTokenMicros = request.micros();
    request.serving(this, firstTokenMicros);
  }

  /** A count that cannot be; whatever it said beside it is believed, the claim is kept. */
  public boolean rejected(RejectedUsage claim) {
    boolean first = count.rejected();
    if (first) {
      request.note(new UsageRejected(where.at(), number, claim.field(), claim.claimed()));
    }
    return first;
  }

  /** As far as its provider has said by which model and as which service it answers. */
  public void answered(Answered how) {
    Routed to = how.routed();
    if (to != null && answered.routed() == null) {
      request.note(new ServedBy(where.at(), number, to.provider(), to.generation(), to.costUsd()));
    }
    answered = answered.then(how.to(upstream().model()));
  }

  public void served() {
    served = true;
    endMicros = request.micros();
  }

  public void failed(FailureClass failure, String detail) {
    this.failure = failure;
    this.detail = detail;
    endMicros = request.micros();
  }

  /** Given up without being at fault: the client left, or another try was faster. */
  public void givenUp(@Nullable String detail) {
    if (endMicros < 0) {
      this.detail = detail;
      endMicros = request.micros();
    }
  }

  /** True once, after it has ended, of one that was sent: then the journal may hear of it. */
  boolean tell() {
    boolean news = !told && priced != null && endMicros >= 0;
    told |= news;
    return news;
  }

  /** Whether a provider was called. */
  boolean isSent() {
    return priced != null;
  }

  Upstream upstream() {
    return where.upstream();
  }

  @Nullable FailureClass failure() {
    return failure;
  }

  /** Nobody listened to its end, and the provider did not say that it failed. */
  private boolean isHungUp() {
    FailureClass why = failure;
    return !served
        && status < REFUSALS
        && (why == null
            || why == FailureClass.TIMEOUT
            || why == FailureClass.CONNECTION
            || why == FailureClass.INVALID_RESPONSE
            || why == FailureClass.INELIGIBLE);
  }

  /** Where the count comes from; {@code NONE} for one that cannot have used anything. */
  private UsageSource source(@Nullable UsageReport counted) {
    if (counted != null) {
      return count.source(counted);
    }
    if (connectedMicros < 0) {
      return UsageSource.NONE;
    }
    if (failure == null || count.isDelivered()) {
      return count.source();
    }
    return mayBeBilled() ? UsageSource.UNCONFIRMED : UsageSource.NONE;
  }

  /** Null when the price is unknown, or nothing is known to have been used. */
  private @Nullable Cost cost(UsageSource source, TokenUsage usage, Answered by) {
    ProviderConnection how = priced;
    return how == null || usage == TokenUsage.NONE || source == UsageSource.UNCONFIRMED
        ? null
        : request.price(how, upstream().model(), by, usage, startMicros);
  }

  /** As it is now: usage, source and cost of one moment, whatever is counted meanwhile. */
  Attempt attempt(long now) {
    boolean hungUp = isHungUp();
    UsageReport counted = count.counted(hungUp);
    UsageSource source = source(counted);
    TokenUsage usage = count.usage(source, counted, hungUp);
    Answered by = answered;
    return new Attempt(number, where, timeline(now), result(), bill(source, usage, by), by);
  }

  /** What it costs in the end; null while it runs. */
  public @Nullable Charge charge() {
    long ended = endMicros;
    return ended < 0 ? null : Charges.of(attempt(ended));
  }

  /** Asked for as the answer begins and again at its end, mostly with one result. */
  private Bill bill(UsageSource source, TokenUsage usage, Answered by) {
    Billed last = billed;
    if (last != null
        && last.bill.source() == source
        && last.bill.usage().equals(usage)
        && last.answered.equals(by)) {
      return last.bill;
    }
    Bill bill = new Bill(usage, source, cost(source, usage, by));
    billed = new Billed(bill, by);
    return bill;
  }

  private Timeline timeline(long now) {
    long ended = endMicros;
    return new Timeline(
        startMicros, connectedMicros, headersMicros, firstTokenMicros, ended < 0 ? now : ended);
  }

  private Result result() {
    return new Result(status, failure, detail);
  }

  /**
   * It ended without an answer after its bytes had left; whether it was worked on, nobody knows.
   */
  private boolean mayBeBilled() {
    return failure == FailureClass.TIMEOUT
        || failure == FailureClass.CONNECTION && (status == 0 || status == 200);
  }
}
