package io.turnpike.routing.gateway.attempt;

import io.netty.handler.codec.http.HttpMethod;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.attempt.answer.AnswerSettings;
import io.turnpike.routing.gateway.attempt.answer.ProviderAnswer;
import io.turnpike.routing.gateway.attempt.answer.RejectedUsages;
import io.turnpike.routing.gateway.attempt.answer.RunningAttempt;
import io.turnpike.routing.gateway.attempt.answer.StakeWatch;
import io.turnpike.routing.gateway.attempt.hedge.HedgedTry;
import io.turnpike.routing.gateway.attempt.hedge.Hedges;
import io.turnpike.routing.gateway.attempt.hedge.Try;
import io.turnpike.routing.gateway.attempt.permit.AttemptPermit;
import io.turnpike.routing.gateway.attempt.permit.AttemptPermits;
import io.turnpike.routing.gateway.attempt.permit.RetryBudgets;
import io.turnpike.routing.gateway.attempt.token.AccessTokens;
import io.turnpike.routing.gateway.attempt.token.TokenUse;
import io.turnpike.routing.gateway.attempt.wire.AttemptClock;
import io.turnpike.routing.gateway.attempt.wire.AttemptClock.Limit;
import io.turnpike.routing.gateway.attempt.wire.AttemptClock.TimeLimits;
import io.turnpike.routing.gateway.attempt.wire.CallSecrets;
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
import io.turnpike.routing.gateway.call.ClientGone;
import io.turnpike.routing.gateway.call.Stake;
import io.turnpike.routing.gateway.stored.StoredIds;
import io.turnpike.routing.gateway.usage.AttemptDraft;
import io.turnpike.routing.gateway.usage.GatewayMeters;
import io.turnpike.routing.gateway.usage.UsageJournal;
import io.turnpike.routing.plan.RoutePlan.Hedge;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.routing.plan.RoutePlan.Timeouts;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapters;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.TokenGrant;
import io.turnpike.routing.providers.rules.ModelRules;
import io.turnpike.routing.usage.DecisionNote.Followed;
import io.turnpike.routing.usage.DecisionNote.Warned;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnections.Credential;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Schedulers;

/**
 * Tries one target once: with another credential of the same connection where one is refused, and
 * with a second try beside the first where the target asks for that. The client is answered while
 * that goes on; what comes out is completion, or {@link AttemptFailed} when nothing has reached the
 * client yet. Cancelling closes the connection to the provider.
 */
@Component
@EnableConfigurationProperties(AnswerSettings.class)
public class ProviderCalls {

  /** What one key may not have, a key of another project may. */
  private static final int FORBIDDEN = 403;

  private static final int UNAUTHORIZED = 401;

  private static final String POST = "POST";

  private static final CallSecrets NO_SECRETS = new CallSecrets(null);

  private final ProviderAdapters adapters;
  private final ModelRules rules;
  private final OutboundHttp outbound;
  private final AttemptPermits tickets;
  private final RetryBudgets budgets;
  private final Hedges hedges;
  private final UsageJournal journal;
  private final GatewayMeters meters;
  private final RejectedUsages rejectedUsages;
  private final AnswerSettings settings;
  private final OpenAttempts open;
  private final StoredIds storedIds;
  private final AccessTokens tokens;

  ProviderCalls(
      ProviderAdapters adapters,
      ModelRules rules,
      OutboundHttp outbound,
      AttemptPermits tickets,
      RetryBudgets budgets,
      Hedges hedges,
      UsageJournal journal,
      GatewayMeters meters,
      RejectedUsages rejectedUsages,
      AnswerSettings settings,
      OpenAttempts open,
      StoredIds storedIds,
      AccessTokens tokens) {
    this.adapters = adapters;
    this.rules = rules;
    this.outbound = outbound;
    this.tickets = tickets;
    this.budgets = budgets;
    this.hedges = hedges;
    this.journal = journal;
    this.meters = meters;
    this.rejectedUsages = rejectedUsages;
    this.settings = settings;
    this.open = open;
    this.storedIds = storedIds;
    this.tokens = tokens;
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
      return Mono.error(heard(call, refused));
    }
    AttemptClock clock = clock(call, target, remaining);
    AttemptDraft attempt = record(one, ticket);
    if (stake != null) {
      stake.sent(attempt);
    }
    warn(one, attempt, wording);
    RunningAttempt running =
        new RunningAttempt(
            one,
            adapter,
            wording,
            attempt,
            ticket,
            clock,
            meters,
            rejectedUsages,
            storedIds,
            StakeWatch.of(call.context().hold(), candidate, stake));
    ProviderCall asked = asked(call, candidate, wording, passed, ticket.secret());
    Outgoing outgoing = new Outgoing(adapter, asked, passed, attempt, clock);
    return exchange(candidate, running, outgoing)
        .onErrorResume(
            AttemptFailed.class, failure -> followed(one, ticket, attempt, outgoing, failure));
  }

  /** The same target once more, where that is no mere repetition; else the failure. */
  private Mono<Void> followed(
      Try one,
      AttemptPermit ticket,
      AttemptDraft attempt,
      Outgoing outgoing,
      AttemptFailed failure) {
    if (isUnsigned(one, failure)) {
      note(one, attempt, "unsigned", failure.code());
      return attempt(one);
    }
    if (isOfToken(one, outgoing, failure)) {
      note(one, attempt, "token_renewal", failure.code());
      return attempt(one.withNewToken());
    }
    return one.candidate().opened().credentials().size() < 2
        ? Mono.error(failure)
        : another(one.without(ticket.mark()), ticket, attempt, failure);
  }

  private static void note(Try one, AttemptDraft attempt, String how, String why) {
    String at = one.candidate().target().at();
    one.call().draft().note(new Followed(at, attempt.number(), how, why));
  }

  /**
   * One may be refused before its time, and the credential is still good; one that is new is not.
   */
  private boolean isOfToken(Try one, Outgoing outgoing, AttemptFailed failure) {
    Secret token = outgoing.token();
    TokenGrant grant = failure.status() == UNAUTHORIZED && token != null ? outgoing.grant() : null;
    if (token == null || grant == null) {
      return false;
    }
    tokens.refused(use(one.call(), one.candidate(), grant, NO_SECRETS), token);
    return !one.renewed() && one.call().context().attempts().isLeft();
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

  /** A signature that is not the provider's own is left out, and the request sent once more. */
  private static boolean isUnsigned(Try one, AttemptFailed failure) {
    Call call = one.call();
    return failure.code().equals(AttemptFailed.SIGNATURE_REFUSED)
        && call.body().signedConversation() != null
        && call.context().attempts().isLeft()
        && call.context().leaveOutSigned();
  }

  /** What one credential is refused, the next one may be granted, at once. */
  private Mono<Void> another(
      Try next, AttemptPermit refused, AttemptDraft attempt, AttemptFailed failure) {
    if (!leadsToAnother(next, failure)) {
      return Mono.error(failure);
    }
    note(next, refused.credential(), attempt.number(), failure.failure());
    return attempt(next);
  }

  private static void note(
      Try next, @Nullable Credential refused, int attempt, FailureClass failure) {
    String label = refused == null ? "" : " for the key \"" + refused.label() + '"';
    next.call()
        .draft()
        .note(
            new Followed(
                next.candidate().target().at(), attempt, "key_rotation", failure.word() + label));
  }

  private boolean leadsToAnother(Try next, AttemptFailed failure) {
    boolean credentials =
        switch (failure.failure()) {
          case RATE_LIMITED, QUOTA_EXHAUSTED, AUTH -> true;
          case NOT_FOUND -> failure.status() == FORBIDDEN;
          default -> false;
        };
    return credentials
        && next.call().context().attempts().isLeft()
        && tickets
            .connection(next.call(), next.candidate())
            .another(next.candidate().opened(), next.candidate().model(), next.tried());
  }

  private static ProviderCall asked(
      Call call,
      Candidate candidate,
      TargetRequest wording,
      List<PassedHeader> passed,
      @Nullable Secret apiKey) {
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
        apiKey);
  }

  private Mono<Void> exchange(Candidate candidate, RunningAttempt running, Outgoing outgoing) {
    return watched(running, Mono.defer(() -> sent(candidate, running, outgoing)))
        .onErrorMap(error -> failed(running, error))
        .doFinally(signal -> ended(running, signal));
  }

  private static Mono<Void> watched(RunningAttempt running, Mono<Void> sent) {
    StakeWatch watch = running.watch();
    return watch == null ? sent : sent.takeUntilOther(watch.topUps());
  }

  private Mono<Void> sent(Candidate candidate, RunningAttempt running, Outgoing outgoing) {
    TokenGrant grant = outgoing.grant();
    if (grant == null) {
      return send(candidate, running, outgoing);
    }
    TokenUse use = use(running.call(), candidate, grant, running.secrets());
    Secret present = tokens.present(use);
    return present == null
        ? fetched(running, candidate, use).flatMap(it -> with(it, candidate, running, outgoing))
        : with(present, candidate, running, outgoing);
  }

  /** On the client's event loop, and no later than the request may last. */
  private Mono<Secret> fetched(RunningAttempt running, Candidate candidate, TokenUse use) {
    Call call = running.call();
    Duration left =
        Duration.ofNanos(Math.max(1, call.context().remainingNanos(candidate.target())));
    return tokens
        .token(use)
        .timeout(
            left, Mono.error(() -> TimeLimits.total(call.context().allowed(candidate.target()))))
        .publishOn(Schedulers.fromExecutor(call.client().loop()));
  }

  private Mono<Void> with(
      Secret token, Candidate candidate, RunningAttempt running, Outgoing outgoing) {
    running.secrets().add(token);
    outgoing.use(token);
    return send(candidate, running, outgoing);
  }

  private static TokenUse use(
      Call call, Candidate candidate, TokenGrant grant, CallSecrets secrets) {
    return new TokenUse(call.caller().organization(), candidate.connection(), grant, secrets);
  }

  private Mono<Void> send(Candidate candidate, RunningAttempt running, Outgoing outgoing) {
    ProviderRequest encoded = outgoing.encoded();
    running.start(encoded.framing());
    open.add(running);
    return outbound
        .client(candidate.connection().baseUrl(), candidate.target().timeouts().connect())
        .request(HttpMethod.valueOf(outgoing.method()))
        .uri(encoded.address())
        .send((request, out) -> outgoing.send(encoded, request, out))
        .response((response, body) -> new ProviderAnswer(running, settings, response).read(body))
        .then()
        .onErrorResume(outgoing::metStaleConnection, _ -> send(candidate, running, outgoing));
  }

  private static Throwable failed(RunningAttempt running, Throwable error) {
    if (error instanceof ClientGone || error == HedgedTry.LOST) {
      running.cancelled();
      return error;
    }
    if (error instanceof GatewayFailure) {
      // What stands in the way of an answer here is not its provider's doing.
      return error;
    }
    if (running.call().client().isGone()) {
      // Its leaving closes the call, and that may look like the provider's doing.
      running.cancelled();
      return new ClientGone(error);
    }
    if (running.isStopped()) {
      running.end(running.failureOf(error));
      running.cancelled();
      return OpenAttempts.refusal();
    }
    return heard(running.call(), running.end(running.failureOf(error)));
  }

  /** Whichever target is ready first is when the client should come back. */
  private static AttemptFailed heard(Call call, AttemptFailed failure) {
    Duration wait = failure.retryAfter();
    if (wait != null) {
      call.context().retryAfter().add(wait);
    }
    return failure;
  }

  private void ended(RunningAttempt running, SignalType signal) {
    open.remove(running);
    if (signal == SignalType.CANCEL) {
      running.cancelled();
    } else {
      running.over();
    }
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
      return journal
          .dispatch(one.call().draft(), candidate.connection(), candidate.model())
          .placed(candidate.target().at(), ticket.label(), ticket.breaker())
          .writesOnAfterCancel(CancelledOutputEstimate.tokens(one.call(), candidate))
          .estimable(one.call().body().promptBytes() >= 0);
    } catch (RuntimeException full) {
      ticket.cancelled();
      throw full;
    }
  }
}
