package io.turnpike.routing.attempt;

import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.routing.RoutePlan.Target;
import io.turnpike.routing.RoutePlan.Timeouts;
import io.turnpike.routing.dialect.BodySplice;
import io.turnpike.routing.dialect.ParamDrops;
import io.turnpike.routing.dialect.RequestBody;
import io.turnpike.routing.provider.ProviderAdapter;
import io.turnpike.routing.provider.ProviderAdapters;
import io.turnpike.routing.usage.AttemptDraft;
import io.turnpike.routing.usage.GatewayMeters;
import io.turnpike.routing.usage.UsageJournal;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnections.Opened;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Tries one target once. The client is answered while that goes on; what comes out is completion,
 * or {@link AttemptFailed} when nothing has reached the client yet. Cancelling closes the
 * connection to the provider.
 */
@Component
public class ProviderCalls {

  private final ProviderAdapters adapters;
  private final OutboundHttp outbound;
  private final Breakers breakers;
  private final Endpoints endpoints;
  private final UsageJournal journal;
  private final GatewayMeters meters;
  private final AnswerSettings settings;

  ProviderCalls(
      ProviderAdapters adapters,
      OutboundHttp outbound,
      Breakers breakers,
      Endpoints endpoints,
      UsageJournal journal,
      GatewayMeters meters,
      AnswerSettings settings) {
    this.adapters = adapters;
    this.outbound = outbound;
    this.breakers = breakers;
    this.endpoints = endpoints;
    this.journal = journal;
    this.meters = meters;
    this.settings = settings;
  }

  public Mono<Void> attempt(Call call, Candidate candidate, Chance chance) {
    Target target = candidate.target();
    ProviderConnection connection = candidate.connection();
    long remaining = call.remainingNanos(target);
    if (remaining <= 0) {
      return Mono.error(TimeLimits.total());
    }
    ProviderAdapter adapter = adapters.of(connection.type());
    Wording wording = wording(call, candidate, adapter);
    BreakerPermit permit = acquire(call, candidate);
    AttemptClock clock = clock(call, target, remaining);
    AttemptDraft attempt = record(call, connection, candidate.model(), permit);
    Opened opened = candidate.opened();
    Dispatch dispatch =
        new Dispatch(call, adapter, wording, opened.apiKey(), attempt, permit, clock, meters);
    Outgoing outgoing = new Outgoing(opened, adapter, wording.body(), attempt, clock);
    return exchange(target, opened, adapter, dispatch, outgoing);
  }

  private Mono<Void> exchange(
      Target target, Opened opened, ProviderAdapter adapter, Dispatch dispatch, Outgoing outgoing) {
    return Mono.defer(() -> send(target, opened, adapter, dispatch, outgoing))
        .onErrorMap(error -> failed(dispatch, error))
        .doFinally(signal -> ended(dispatch, signal));
  }

  private Mono<Void> send(
      Target target, Opened opened, ProviderAdapter adapter, Dispatch dispatch, Outgoing outgoing) {
    dispatch.start();
    return outbound
        .client(opened.connection().baseUrl(), target.timeouts().connect())
        .post()
        .uri(endpoints.of(adapter, opened.connection(), dispatch.call().operation()))
        .send(outgoing::send)
        .response((response, body) -> new ProviderAnswer(dispatch, settings, response).read(body))
        .then();
  }

  private static Throwable failed(Dispatch dispatch, Throwable error) {
    if (error instanceof ClientGone) {
      dispatch.cancelled();
      return error;
    }
    AttemptFailed failure = dispatch.failureOf(error);
    dispatch.end(failure);
    return failure;
  }

  private static void ended(Dispatch dispatch, SignalType signal) {
    if (signal == SignalType.CANCEL) {
      dispatch.cancelled();
    } else {
      dispatch.over();
    }
  }

  private static Wording wording(Call call, Candidate candidate, ProviderAdapter adapter) {
    String model = candidate.model();
    Target target = candidate.target();
    BodySplice spliced = BodySplice.of(call.body(), model, target.defaults(), target.overrides());
    try {
      RequestBody body = ParamDrops.apply(spliced, target.drops());
      return Wording.of(body, adapter.translation(call.operation()), candidate.card());
    } catch (AttemptFailed wrong) {
      String connection = candidate.connection().name();
      call.draft().skipped(connection, model, wrong.failure(), wrong.sentence());
      throw wrong;
    }
  }

  private BreakerPermit acquire(Call call, Candidate candidate) {
    String connection = candidate.connection().name();
    try {
      return breakers.acquire(
          new BreakerKey(call.caller().organization(), connection, candidate.model()),
          call.body().stream());
    } catch (AttemptFailed open) {
      call.draft().skipped(connection, candidate.model(), open.failure(), open.sentence());
      throw open;
    }
  }

  /** A whole answer has no first token before its end, so it has a limit of its own. */
  private static AttemptClock clock(Call call, Target target, long remaining) {
    Timeouts limits = target.timeouts();
    Duration first = call.body().stream() ? limits.firstToken() : limits.answer();
    return new AttemptClock(call.reply(), first.toNanos(), limits.idle().toNanos(), remaining);
  }

  private AttemptDraft record(
      Call call, ProviderConnection connection, String model, BreakerPermit permit) {
    try {
      return journal.dispatch(call.draft(), connection, model);
    } catch (RuntimeException full) {
      permit.cancelled();
      throw full;
    }
  }
}
