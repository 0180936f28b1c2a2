package io.turnpike.routing.gateway.attempt;

import io.netty.handler.codec.http.HttpMethod;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.attempt.answer.AnswerSettings;
import io.turnpike.routing.gateway.attempt.answer.ProviderAnswer;
import io.turnpike.routing.gateway.attempt.answer.RunningAttempt;
import io.turnpike.routing.gateway.attempt.answer.StakeWatch;
import io.turnpike.routing.gateway.attempt.hedge.HedgedTry;
import io.turnpike.routing.gateway.attempt.token.AccessTokens;
import io.turnpike.routing.gateway.attempt.token.TokenUse;
import io.turnpike.routing.gateway.attempt.wire.AttemptClock.TimeLimits;
import io.turnpike.routing.gateway.attempt.wire.Outgoing;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.ClientGone;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.TokenGrant;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Schedulers;

/**
 * One exchange with a provider, from the token it needs to the end of its answer. Cancelling closes
 * the connection to the provider.
 */
@Component
@EnableConfigurationProperties(AnswerSettings.class)
class ProviderExchanges {

  private final OutboundHttp outbound;
  private final AnswerSettings settings;
  private final OpenAttempts open;
  private final AccessTokens tokens;

  ProviderExchanges(
      OutboundHttp outbound, AnswerSettings settings, OpenAttempts open, AccessTokens tokens) {
    this.outbound = outbound;
    this.settings = settings;
    this.open = open;
    this.tokens = tokens;
  }

  /** Fails with {@link AttemptFailed} where nothing has reached the client yet. */
  Mono<Void> exchange(Candidate candidate, RunningAttempt running, Outgoing outgoing) {
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
    TokenUse use =
        new TokenUse(
            running.call().caller().organization(),
            candidate.connection(),
            grant,
            running.secrets());
    Secret present = tokens.present(use);
    return present == null
        ? fetched(running, candidate, use).flatMap(it -> with(it, candidate, running, outgoing))
        : with(present, candidate, running, outgoing);
  }

  /** On the client's event loop, and no later than the request may last. */
  private Mono<Secret> fetched(RunningAttempt running, Candidate candidate, TokenUse use) {
    return inTime(running, candidate, tokens.token(use));
  }

  private static <T> Mono<T> inTime(RunningAttempt running, Candidate candidate, Mono<T> work) {
    Call call = running.call();
    Duration left =
        Duration.ofNanos(Math.max(1, call.context().remainingNanos(candidate.target())));
    return work.timeout(
            left, Mono.error(() -> TimeLimits.total(call.context().allowed(candidate.target()))))
        .publishOn(Schedulers.fromExecutor(call.client().loop()));
  }

  private Mono<Void> with(
      Secret token, Candidate candidate, RunningAttempt running, Outgoing outgoing) {
    running.secrets().add(token);
    outgoing.use(token);
    return send(candidate, running, outgoing);
  }

  /** On the client's event loop, unless that would be held too long. */
  private Mono<Void> send(Candidate candidate, RunningAttempt running, Outgoing outgoing) {
    // Before it waits for a thread, so that a process that stops knows of it.
    open.add(running);
    return outgoing.takesLong()
        ? encoded(candidate, running, outgoing)
            .flatMap(encoded -> send(candidate, running, outgoing, encoded))
        : send(candidate, running, outgoing, outgoing.encoded());
  }

  private static Mono<ProviderRequest> encoded(
      Candidate candidate, RunningAttempt running, Outgoing outgoing) {
    return inTime(
        running,
        candidate,
        Mono.fromCallable(outgoing::encoded).subscribeOn(Schedulers.boundedElastic()));
  }

  private Mono<Void> send(
      Candidate candidate, RunningAttempt running, Outgoing outgoing, ProviderRequest encoded) {
    running.start(encoded.framing());
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
  static AttemptFailed heard(Call call, AttemptFailed failure) {
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
}
