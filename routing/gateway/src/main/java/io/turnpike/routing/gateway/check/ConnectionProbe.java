package io.turnpike.routing.gateway.check;

import io.netty.handler.codec.http.HttpMethod;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.ConnectionChecks;
import io.turnpike.routing.ConnectionChecks.Means;
import io.turnpike.routing.ConnectionChecks.Result;
import io.turnpike.routing.providers.ProviderAdapters;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Permission;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnections;
import io.turnpike.tenants.ProviderConnections.Opened;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient.ResponseReceiver;

/** Sends the call that finds out, by the same guarded way that all calls take. */
@Component
class ConnectionProbe implements ConnectionChecks {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final ProviderConnections connections;
  private final ProviderAdapters adapters;
  private final OutboundHttp outbound;
  private final ProbeCalls calls;

  ConnectionProbe(
      ProviderConnections connections,
      ProviderAdapters adapters,
      OutboundHttp outbound,
      ProbeCalls calls) {
    this.connections = connections;
    this.adapters = adapters;
    this.outbound = outbound;
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
              .flatMap(this::check);
        });
  }

  private Mono<Result> check(Opened opened) {
    ProviderConnection connection = opened.connection();
    Findings findings = new Findings(opened, adapters.of(connection.type()));
    if (findings.adapter().probe(connection.baseUrl()).lists()) {
      ProviderRequest request = calls.models(findings);
      return asked(findings, Means.MODELS, HttpMethod.GET, request)
          .flatMap(heard -> heard.isNoList() ? byOneToken(findings, heard) : heard.result());
    }
    return byOneToken(findings, null);
  }

  /**
   * @param list what became of asking for the models; null where nobody did
   */
  private Mono<Result> byOneToken(Findings findings, @Nullable Heard list) {
    ProviderRequest request = calls.oneToken(findings);
    if (request != null) {
      return asked(findings, Means.ONE_TOKEN_CALL, HttpMethod.POST, request)
          .flatMap(heard -> heard.beside(list));
    }
    return list == null ? Mono.just(findings.nothingToAsk()) : list.result();
  }

  private Mono<Heard> asked(
      Findings findings, Means means, HttpMethod method, ProviderRequest request) {
    return receiver(findings, method, request)
        .response((head, body) -> Heard.read(findings, means, request, head, body))
        .next()
        .timeout(PATIENCE)
        .onErrorResume(error -> Mono.just(Heard.failed(findings, means, request, error)));
  }

  private ResponseReceiver<?> receiver(
      Findings findings, HttpMethod method, ProviderRequest request) {
    return outbound
        .client(findings.connection().baseUrl(), CONNECT)
        .headers(headers -> request.headers().forEach(headers::set))
        .request(method)
        .uri(request.address())
        .send(ByteBufFlux.fromInbound(Mono.just(request.body().bytes())));
  }
}
