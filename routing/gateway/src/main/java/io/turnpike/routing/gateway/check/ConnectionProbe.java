package io.turnpike.routing.gateway.check;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.ConnectionChecks;
import io.turnpike.routing.ConnectionChecks.Means;
import io.turnpike.routing.ConnectionChecks.Result;
import io.turnpike.routing.gateway.attempt.token.AccessTokens;
import io.turnpike.routing.providers.ProviderAdapters;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;

/** Sends the call that finds out, by the same guarded way that all calls take. */
@Component
class ConnectionProbe implements ConnectionChecks {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final ProviderConnections connections;
  private final ProviderAdapters adapters;
  private final OutboundHttp outbound;
  private final AccessTokens tokens;
  private final ProbeCalls calls;

  ConnectionProbe(
      ProviderConnections connections,
      ProviderAdapters adapters,
      OutboundHttp outbound,
      AccessTokens tokens,
      ProbeCalls calls) {
    this.connections = connections;
    this.adapters = adapters;
    this.outbound = outbound;
    this.tokens = tokens;
    this.calls = calls;
  }

  @Override
  public Mono<Result> check(Actor actor, String name) {
    return Mono.defer(
        () -> {
          Permission.toChange(actor, "provider connections");
          return connections
              .open(actor.organizationId(), name)
              .switchIfEmpty(Mono.error(() -> new NotFound("provider connection", name)))
              .flatMap(opened -> check(actor.organizationId(), opened));
        });
  }

  private Mono<Result> check(OrganizationId organization, Opened opened) {
    ProviderConnection connection = opened.connection();
    Findings findings = new Findings(organization, opened, adapters.of(connection.type()));
    if (findings.adapter().probe(connection.baseUrl()).lists()) {
      return asked(
              new Asked(findings, Means.MODELS, null, connection.baseUrl()), calls.models(findings))
          .flatMap(
              heard -> heard.isNoList() ? byOneToken(findings, heard) : Mono.just(heard.result()))
          .flatMap(result -> beyondTheList(findings, result));
    }
    return byOneToken(findings, null);
  }

  /**
   * @param list what became of asking for the models; null where nobody did
   */
  private Mono<Result> byOneToken(Findings findings, @Nullable Heard list) {
    Result otherwise = list == null ? findings.nothingToAsk() : list.result();
    String model = findings.modelToTry();
    return model == null
        ? Mono.just(otherwise)
        : called(findings, model).map(heard -> heard.beside(list)).defaultIfEmpty(otherwise);
  }

  /** Each model of which the list says nothing is called, all at once: nobody waits for a sum. */
  private Mono<Result> beyondTheList(Findings findings, Result result) {
    UnlistedModels unlisted = UnlistedModels.of(findings);
    return unlisted == null || !result.works()
        ? Mono.just(result)
        : Flux.fromIterable(unlisted.called())
            .flatMapSequential(model -> called(findings, model), UnlistedModels.MOST)
            .collectList()
            .map(heard -> unlisted.beside(result, heard));
  }

  /** Empty where the provider does nothing with tokens. */
  private Mono<Heard> called(Findings findings, String model) {
    ProviderCall call = calls.oneToken(findings, model);
    return call == null
        ? Mono.empty()
        : asked(new Asked(findings, Means.ONE_TOKEN_CALL, model, call.baseUrl()), call);
  }

  private Mono<Heard> asked(Asked asked, ProviderCall call) {
    Findings findings = asked.findings();
    return Mono.defer(
            () ->
                tokens.prepared(
                    findings.adapter(), findings.organization(), findings.connection(), call))
        .flatMap(prepared -> sent(asked, prepared))
        .timeout(PATIENCE)
        .onErrorResume(error -> Mono.just(Heard.failed(asked, error)));
  }

  private Mono<Heard> sent(Asked asked, ProviderCall call) {
    ProviderRequest request = ProviderRequest.of(asked.findings().adapter(), call);
    Asked there = asked.at(request.address());
    return outbound
        .client(call.baseUrl(), CONNECT)
        .headers(headers -> written(request, headers))
        .request(HttpMethod.valueOf(call.method()))
        .uri(request.address())
        .send(ByteBufFlux.fromInbound(Mono.just(request.body().bytes())))
        .response((head, body) -> Heard.read(there, head, body))
        .next();
  }

  private static void written(ProviderRequest request, HttpHeaders headers) {
    headers.set("user-agent", "turnpike");
    if (request.body().size() > 0) {
      headers.set("content-type", "application/json");
    }
    request.headers().forEach(headers::set);
  }
}
