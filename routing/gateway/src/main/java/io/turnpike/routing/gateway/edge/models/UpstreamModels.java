package io.turnpike.routing.gateway.edge.models;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.gateway.attempt.token.AccessTokens;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderAdapters;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClientResponse;

/**
 * The models a provider itself lists, remembered for a minute. One that cannot be asked lists none:
 * a broken connection must not take the others' models with it.
 */
@Component
class UpstreamModels {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int LARGEST = 4 << 20;
  private static final RequestBody NOTHING = RequestBody.of(new byte[0]);

  private record Key(OrganizationId organization, String connection, int revision) {}

  private final ProviderConnections connections;
  private final ProviderAdapters adapters;
  private final OutboundHttp outbound;
  private final AccessTokens tokens;
  private final Cache<Key, Mono<List<String>>> known =
      Caffeine.newBuilder()
          .maximumSize(10_000)
          .expireAfterWrite(Duration.ofMinutes(1))
          .executor(Runnable::run)
          .build();

  UpstreamModels(
      ProviderConnections connections,
      ProviderAdapters adapters,
      OutboundHttp outbound,
      AccessTokens tokens) {
    this.connections = connections;
    this.adapters = adapters;
    this.outbound = outbound;
    this.tokens = tokens;
  }

  Flux<String> names(OrganizationId organization, ProviderConnection connection) {
    Key key = new Key(organization, connection.name(), connection.revision());
    return known.get(key, wanted -> fetch(wanted).cache()).flatMapIterable(names -> names);
  }

  private Mono<List<String>> fetch(Key key) {
    return connections
        .open(key.organization(), key.connection())
        .flatMap(opened -> ask(key.organization(), opened))
        .timeout(PATIENCE)
        .onErrorReturn(List.of())
        .defaultIfEmpty(List.of());
  }

  private Mono<List<String>> ask(OrganizationId organization, Opened opened) {
    ProviderConnection connection = opened.connection();
    ProviderAdapter adapter = adapters.of(connection.type());
    return tokens
        .prepared(adapter, organization, connection, asked(opened))
        .flatMap(call -> ask(connection, ProviderRequest.of(adapter, call)))
        .map(list -> names(adapter, list));
  }

  private Mono<byte[]> ask(ProviderConnection connection, ProviderRequest request) {
    return outbound
        .client(connection.baseUrl(), PATIENCE)
        .headers(headers -> request.headers().forEach(headers::set))
        .get()
        .uri(request.address())
        .response(UpstreamModels::body)
        .next();
  }

  private static ProviderCall asked(Opened opened) {
    ProviderConnection connection = opened.connection();
    return new ProviderCall(
            "models",
            "GET",
            null,
            Set.of(),
            "",
            false,
            NOTHING,
            connection.baseUrl(),
            connection.settings(),
            opened.apiKey())
        .ofOperator(connection.builtIn());
  }

  private static List<String> names(ProviderAdapter adapter, byte[] list) {
    List<String> names = adapter.models(list);
    return names == null ? List.of() : names;
  }

  private static Mono<byte[]> body(HttpClientResponse response, ByteBufFlux body) {
    if (response.status().code() != 200) {
      return Mono.empty();
    }
    return body.asByteArray()
        .scanWith(() -> new Pieces(List.of(), 0), Pieces::and)
        .last()
        .map(Pieces::bytes);
  }

  /** Bytes collected so far, refusing to become too many. */
  private record Pieces(List<byte[]> parts, int size) {

    Pieces and(byte[] part) {
      if (part.length > LARGEST - size) {
        throw new IllegalStateException("A list of models larger than " + LARGEST + " bytes.");
      }
      List<byte[]> more = new ArrayList<>(parts);
      more.add(part);
      return new Pieces(more, size + part.length);
    }

    byte[] bytes() {
      byte[] all = new byte[size];
      int at = 0;
      for (byte[] part : parts) {
        System.arraycopy(part, 0, all, at, part.length);
        at += part.length;
      }
      return all;
    }
  }
}
