package io.turnpike.routing.attempt;

import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.RoutePlan.Target;
import io.turnpike.routing.dialect.BodySplice;
import io.turnpike.routing.provider.ProviderAdapter;
import io.turnpike.routing.provider.ProviderAdapters;
import io.turnpike.routing.usage.AttemptDraft;
import io.turnpike.routing.usage.GatewayMeters;
import io.turnpike.routing.usage.UsageJournal;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnections;
import io.turnpike.tenants.ProviderConnections.Opened;
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

  private final ProviderConnections connections;
  private final ProviderAdapters adapters;
  private final OutboundHttp outbound;
  private final Breakers breakers;
  private final TargetModel models;
  private final Endpoints endpoints;
  private final UsageJournal journal;
  private final GatewayMeters meters;
  private final AnswerSettings settings;

  ProviderCalls(
      ProviderConnections connections,
      ProviderAdapters adapters,
      OutboundHttp outbound,
      Breakers breakers,
      TargetModel models,
      Endpoints endpoints,
      UsageJournal journal,
      GatewayMeters meters,
      AnswerSettings settings) {
    this.connections = connections;
    this.adapters = adapters;
    this.outbound = outbound;
    this.breakers = breakers;
    this.models = models;
    this.endpoints = endpoints;
    this.journal = journal;
    this.meters = meters;
    this.settings = settings;
  }

  public Mono<Void> attempt(Call call, Target target) {
    return connections
        .open(call.caller().organization(), target.connection())
        .switchIfEmpty(Mono.defer(() -> Mono.error(missing(call, target))))
        .flatMap(opened -> attempt(call, target, opened));
  }

  private Mono<Void> attempt(Call call, Target target, Opened opened) {
    ProviderConnection connection = opened.connection();
    String model = models.of(target, connection.type(), call.body().model());
    long remaining = call.remainingNanos(target);
    if (remaining <= 0) {
      throw TimeLimits.total();
    }
    BreakerPermit permit = acquire(call, connection, model);
    AttemptClock clock = clock(call, target, remaining);
    ProviderAdapter adapter = adapters.of(connection.type());
    AttemptDraft attempt = record(call, connection, model, permit);
    Dispatch dispatch =
        new Dispatch(call, adapter, opened.apiKey(), attempt, permit, clock, meters);
    BodySplice body = BodySplice.of(call.body(), model, target.overrides());
    return exchange(
        target, opened, adapter, dispatch, new Outgoing(opened, adapter, body, attempt, clock));
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

  private BreakerPermit acquire(Call call, ProviderConnection connection, String model) {
    try {
      return breakers.acquire(
          new BreakerKey(call.caller().organization(), connection.name(), model),
          call.body().stream());
    } catch (AttemptFailed open) {
      call.draft().skipped(connection.name(), model, open.failure(), open.sentence());
      throw open;
    }
  }

  /** A whole answer has no first token before its end; only the total limits it. */
  private static AttemptClock clock(Call call, Target target, long remaining) {
    long first = call.body().stream() ? target.timeouts().firstToken().toNanos() : Long.MAX_VALUE;
    return new AttemptClock(call.reply(), first, target.timeouts().idle().toNanos(), remaining);
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

  private static AttemptFailed missing(Call call, Target target) {
    AttemptFailed missing =
        new AttemptFailed(
            FailureClass.NOT_FOUND,
            "provider_not_found",
            "There is no provider connection named \"" + target.connection() + "\".");
    String model = String.valueOf(target.model());
    call.draft().skipped(target.connection(), model, missing.failure(), missing.sentence());
    return missing;
  }
}
