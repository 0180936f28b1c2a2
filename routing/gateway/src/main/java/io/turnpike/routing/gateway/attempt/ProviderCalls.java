package io.turnpike.routing.gateway.attempt;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.attempt.answer.ExpectedAnswer;
import io.turnpike.routing.gateway.attempt.answer.RejectedUsages;
import io.turnpike.routing.gateway.attempt.answer.RunningAttempt;
import io.turnpike.routing.gateway.attempt.answer.StakeWatch;
import io.turnpike.routing.gateway.attempt.hedge.HedgedTry;
import io.turnpike.routing.gateway.attempt.hedge.Hedges;
import io.turnpike.routing.gateway.attempt.hedge.Try;
import io.turnpike.routing.gateway.attempt.permit.AttemptPermit;
import io.turnpike.routing.gateway.attempt.permit.AttemptPermits;
import io.turnpike.routing.gateway.attempt.permit.RetryBudgets;
import io.turnpike.routing.gateway.attempt.wire.AttemptClock;
import io.turnpike.routing.gateway.attempt.wire.AttemptClock.Limit;
import io.turnpike.routing.gateway.attempt.wire.AttemptClock.TimeLimits;
import io.turnpike.routing.gateway.attempt.wire.Outgoing;
import io.turnpike.routing.gateway.attempt.wire.PassedHeader;
import io.turnpike.routing.gateway.attempt.wire.TargetRequest;
import io.turnpike.routing.gateway.call.Affordable;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.AttemptBudget;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.CallHold;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.Chance;
import io.turnpike.routing.gateway.call.Stake;
import io.turnpike.routing.gateway.stored.StoredIds;
import io.turnpike.routing.gateway.usage.AttemptDraft;
import io.turnpike.routing.gateway.usage.GatewayMeters;
import io.turnpike.routing.gateway.usage.UsageJournal;
import io.turnpike.routing.plan.Hedge;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapters;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.rules.ModelRules;
import io.turnpike.routing.usage.DecisionNote.Warned;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.SecretFields;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tries one target once: with another credential of the same connection where one is refused, and
 * with a second try beside the first where the target asks for that. The client is answered while
 * that goes on; what comes out is completion, or {@link AttemptFailed} when nothing has reached the
 * client yet. Cancelling closes the connection to the provider.
 */
@Component
public class ProviderCalls {

  private static final String POST = "POST";

  private final ProviderAdapters adapters;
  private final ModelRules rules;
  private final AttemptPermits tickets;
  private final RetryBudgets budgets;
  private final Hedges hedges;
  private final UsageJournal journal;
  private final GatewayMeters meters;
  private final RejectedUsages rejectedUsages;
  private final OpenAttempts open;
  private final StoredIds storedIds;
  private final ProviderExchanges exchanges;
  private final NextTries next;

  ProviderCalls(
      ProviderAdapters adapters,
      ModelRules rules,
      AttemptPermits tickets,
      RetryBudgets budgets,
      Hedges hedges,
      UsageJournal journal,
      GatewayMeters meters,
      RejectedUsages rejectedUsages,
      OpenAttempts open,
      StoredIds storedIds,
      ProviderExchanges exchanges,
      NextTries next) {
    this.adapters = adapters;
    this.rules = rules;
    this.tickets = tickets;
    this.budgets = budgets;
    this.hedges = hedges;
    this.journal = journal;
    this.meters = meters;
    this.rejectedUsages = rejectedUsages;
    this.open = open;
    this.storedIds = storedIds;
    this.exchanges = exchanges;
    this.next = next;
  }

  public Mono<Void> attempt(Call call, Candidate chosen, Chance chance) {
    if (call.context().hold() == CallHold.NONE) {
      return raced(call, chosen, chance);
    }
    try {
      return raced(call, Affordable.of(call, chosen), chance);
    } catch (AttemptFailed tooDear) {
      return Mono.error(Coverage.leftOut(call, chosen, tooDear));
    }
  }

  private Mono<Void> raced(Call call, Candidate candidate, Chance chance) {
    // What a second try does beside the first is known of what a dialect serves, and of no other.
    Hedge hedge = call.operation().isServed() ? candidate.target().hedge() : null;
    return hedge == null
        ? attempt(new Try(call, candidate, chance, HedgedTry.ALONE, 0))
        : hedges.race(call, candidate, hedge, side -> hedged(call, candidate, chance, side));
  }

  /** The second try takes another credential than the first, if there is one. */
  private Mono<Void> hedged(Call call, Candidate candidate, Chance chance, HedgedTry side) {
    return Mono.defer(
        () -> {
          long beside = side.besideMark();
          boolean choice =
              beside != 0
                  && tickets
                      .connection(call, candidate)
                      .another(candidate.opened(), candidate.model(), beside);
          return attempt(new Try(call, candidate, chance, side, choice ? beside : 0));
        });
  }

  private Mono<Void> attempt(Try one) {
    return Mono.defer(() -> Coverage.of(one, this::begin));
  }

  private Mono<Void> begin(Try one, @Nullable Stake stake) {
    Call call = one.call();
    Candidate candidate = one.candidate();
    Target target = candidate.target();
    ProviderAdapter adapter = adapters.of(candidate.connection().type());
    Answer.Whole estimate = EstimatedAnswer.of(call, candidate, adapter);
    if (estimate != null) {
      return call.deliver(estimate);
    }
    if (open.isEnding()) {
      return Mono.error(OpenAttempts.refusal());
    }
    long remaining = call.context().remainingNanos(target);
    if (remaining <= 0) {
      return Mono.error(TimeLimits.total(call.context().allowed(target)));
    }
    if (!call.context().attempts().take()) {
      return Mono.error(usedUp());
    }
    TargetRequest wording;
    List<PassedHeader> passed;
    AttemptPermit ticket;
    try {
      Deadline.check(one, remaining, tickets.target(call, candidate));
      wording = TargetRequest.of(call, candidate, adapter, rules);
      passed = PassedHeader.of(call, target, wording);
      ticket = tickets.take(call, candidate, one.chance(), one.tried());
    } catch (AttemptFailed refused) {
      call.context().attempts().giveBack();
      Coverage.skip(call, candidate, refused);
      return Mono.error(ProviderExchanges.heard(call, refused));
    }
    AttemptClock clock = clock(call, target, remaining);
    AttemptDraft attempt = record(one, ticket);
    if (stake != null) {
      stake.sent(attempt);
    }
    warn(one, attempt, wording);
    RunningAttempt running =
        new RunningAttempt(
            one.side(),
            new ExpectedAnswer(call, candidate, adapter, wording, storedIds),
            attempt,
            ticket,
            clock,
            meters,
            rejectedUsages,
            StakeWatch.of(call.context().hold(), candidate, stake));
    ProviderCall asked = asked(call, candidate, wording, passed, ticket.fields());
    Outgoing outgoing = new Outgoing(adapter, asked, passed, attempt, clock);
    return exchanges
        .exchange(candidate, running, outgoing)
        .onErrorResume(
            AttemptFailed.class, failure -> followed(one, ticket, attempt, outgoing, failure));
  }

  private Mono<Void> followed(
      Try one,
      AttemptPermit ticket,
      AttemptDraft attempt,
      Outgoing outgoing,
      AttemptFailed failure) {
    Try more = next.after(one, ticket, attempt, outgoing, failure);
    return more == null ? Mono.error(failure) : attempt(more);
  }

  private static void warn(Try one, AttemptDraft attempt, TargetRequest wording) {
    if (!wording.warnings().isEmpty()) {
      String at = one.candidate().target().at();
      one.call()
          .draft()
          .note(new Warned(at, attempt.number(), String.join(", ", wording.warnings())));
    }
  }

  /** Two tries that race for the last call can get here; nobody else asks for one too many. */
  private static AttemptFailed usedUp() {
    return new AttemptFailed(
        FailureClass.INELIGIBLE,
        "attempts_used_up",
        "The request has been tried " + AttemptBudget.MOST + " times, which is all it may.");
  }

  private static ProviderCall asked(
      Call call,
      Candidate candidate,
      TargetRequest wording,
      List<PassedHeader> passed,
      @Nullable SecretFields credential) {
    ProviderConnection connection = candidate.connection();
    return new ProviderCall(
        wording.operation(),
        wording.isAsAsked() ? call.client().method() : POST,
        wording.isAsAsked() ? call.client().query() : null,
        PassedHeader.names(passed),
        candidate.model(),
        call.body().stream(),
        wording.body(),
        connection.baseUrl(),
        connection.settings(),
        credential,
        null,
        connection.builtIn());
  }

  /** A whole answer has no first token before its end, so it has a limit of its own. */
  private static AttemptClock clock(Call call, Target target, long remaining) {
    Timeouts limits = target.timeouts();
    Duration first = call.body().stream() ? limits.firstToken() : limits.answer();
    Duration own = call.context().pace().firstContent();
    return own == null || own.compareTo(first) >= 0
        ? clock(call, Limit.FIRST_TOKEN, first, limits, remaining)
        : clock(call, Limit.PATIENCE, own, limits, remaining);
  }

  private static AttemptClock clock(
      Call call, Limit limit, Duration first, Timeouts limits, long remaining) {
    return new AttemptClock(
        call.client(), limit, first.toNanos(), limits.idle().toNanos(), remaining);
  }

  private AttemptDraft record(Try one, AttemptPermit ticket) {
    Candidate candidate = one.candidate();
    one.call().context().turnTo(candidate);
    one.side().uses(ticket.mark());
    budgets.deposit(one.call(), candidate);
    try {
      AttemptDraft attempt =
          journal
              .dispatch(one.call().draft(), candidate.connection(), candidate.model())
              .placed(candidate.target().at(), ticket.label(), ticket.breaker());
      attempt
          .count()
          .writesOnAfterCancel(CancelledOutputEstimate.tokens(one.call(), candidate))
          .estimable(one.call().body().isEstimable());
      return attempt;
    } catch (RuntimeException full) {
      ticket.cancelled();
      throw full;
    }
  }
}
