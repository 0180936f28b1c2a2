package io.turnpike.tenants.connections;

import io.turnpike.infra.http.EgressRefused;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.tenants.connections.form.Endpoint;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.providers.ProviderConnections.Draft;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderType.Kind;
import io.turnpike.tenants.providers.ProviderTypes;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
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
    return Flux.defer(() -> Flux.fromIterable(addresses(draft).entrySet()))
        .concatMap(address -> reachable(address.getKey(), address.getValue(), mistakes))
        .then(Mono.fromCallable(() -> CheckedConnection.of(types, name, draft, mistakes)));
  }

  /** All that calls may go to, by the pointers of their fields; what is none is told elsewhere. */
  private Map<String, Endpoint> addresses(Draft draft) {
    Map<String, Endpoint> addresses = new LinkedHashMap<>();
    add(Endpoint.POINTER, draft.baseUrl(), addresses);
    ProviderType type = types.find(draft.type());
    if (type != null) {
      type.settings().stream()
          .filter(field -> field.kind() == Kind.ADDRESS)
          .map(Field::name)
          .forEach(it -> add("/settings/" + it, draft.settings().get(it), addresses));
    }
    return addresses;
  }

  private static void add(String at, @Nullable String url, Map<String, Endpoint> addresses) {
    Endpoint endpoint = CheckedConnection.given(url, new Mistakes());
    if (endpoint != null) {
      addresses.put(at, endpoint);
    }
  }

  /**
   * A host that does not resolve is no mistake: it may not be up yet, and each call is judged when
   * it is made. One that resolves to where no call may go would never work.
   */
  private Mono<Void> reachable(String at, Endpoint endpoint, Mistakes mistakes) {
    return http.permitted(endpoint.url())
        .onErrorResume(UnknownHostException.class, _ -> Mono.empty())
        .onErrorResume(
            EgressRefused.class,
            refusal ->
                Mono.fromRunnable(() -> mistakes.add(at, String.valueOf(refusal.getMessage()))));
  }
}
