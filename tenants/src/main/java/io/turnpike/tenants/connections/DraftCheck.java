package io.turnpike.tenants.connections;

import io.turnpike.infra.http.EgressRefused;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.tenants.ProviderConnections.Draft;
import io.turnpike.tenants.ProviderTypes;
import io.turnpike.tenants.input.Mistakes;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whether a draft may be stored: what is seen by reading it, and whether its host may be called.
 */
@Component
final class DraftCheck {

  private final ProviderTypes types;
  private final OutboundHttp http;

  DraftCheck(ProviderTypes types, OutboundHttp http) {
    this.types = types;
    this.http = http;
  }

  /** InvalidInput with all mistakes. */
  Mono<CheckedConnection> check(String name, Draft draft) {
    Mistakes mistakes = new Mistakes();
    return Mono.defer(() -> reachable(draft.baseUrl(), mistakes))
        .then(Mono.fromCallable(() -> CheckedConnection.of(types, name, draft, mistakes)));
  }

  /**
   * A host that does not resolve is no mistake: it may not be up yet, and each call is judged when
   * it is made. One that resolves to where no call may go would never work.
   */
  private Mono<Void> reachable(@Nullable String baseUrl, Mistakes mistakes) {
    Endpoint endpoint = CheckedConnection.given(baseUrl, new Mistakes());
    return endpoint == null
        ? Mono.empty()
        : http.permitted(endpoint.url())
            .onErrorResume(UnknownHostException.class, _ -> Mono.empty())
            .onErrorResume(EgressRefused.class, refusal -> noted(refusal, mistakes));
  }

  private static Mono<Void> noted(EgressRefused refusal, Mistakes mistakes) {
    return Mono.fromRunnable(
        () -> mistakes.add(Endpoint.POINTER, String.valueOf(refusal.getMessage())));
  }
}
