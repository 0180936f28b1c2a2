package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.gateway.edge.PathAliases.Asked;
import io.turnpike.routing.gateway.edge.body.BodyReader;
import io.turnpike.routing.gateway.edge.body.BodyRoom;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Takes {@code /v1} and all below it, what clients of other gateways call it, and whoever comes
 * with a gateway key, at the door of the server, before Spring's handlers, filters and security see
 * the request; everything else goes on to them.
 */
@Component
@EnableConfigurationProperties(EdgeSettings.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class GatewayRoutes implements NettyRouteProvider {

  private final GatewayOperations operations;
  private final PathAliases aliases;
  private final EdgeSettings settings;
  private final BodyRoom room;

  GatewayRoutes(
      GatewayOperations operations, PathAliases aliases, EdgeSettings settings, BodyRoom room) {
    this.operations = operations;
    this.aliases = aliases;
    this.settings = settings;
    this.room = room;
  }

  @Override
  public HttpServerRoutes apply(HttpServerRoutes routes) {
    return routes
        .route(request -> GatewayPath.isOurs(GatewayPath.of(request.uri())), this::handle)
        .route(request -> asked(request) != null, this::handleElsewhere);
  }

  private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    String path = GatewayPath.operation(GatewayPath.of(request.uri()));
    return answer(request, response, aliases.under(path, request.requestHeaders()));
  }

  private Publisher<Void> handleElsewhere(HttpServerRequest request, HttpServerResponse response) {
    return answer(request, response, Objects.requireNonNull(asked(request)));
  }

  private @Nullable Asked asked(HttpServerRequest request) {
    String uri = GatewayPath.of(request.uri());
    return CrossOrigin.isPreflight(request)
        ? aliases.findWithoutKey(uri)
        : aliases.find(uri, Credentials.gatewayKey(request.requestHeaders(), request.uri()));
  }

  private Publisher<Void> answer(
      HttpServerRequest request, HttpServerResponse response, Asked asked) {
    if (CrossOrigin.isPreflight(request)) {
      return CrossOrigin.preflight(request, response);
    }
    Operation operation = operations.at(asked, request.requestHeaders()::names);
    BodyReader body = new BodyReader(request, (int) settings.maxBody().toBytes(), room);
    Mono<Void> answered =
        operations.answer(
            request.method(),
            new NettyExchange(operation, asked, request, response, body, settings.keepAlive()));
    return body.isLarge() ? answered.doFinally(_ -> body.release()) : answered;
  }
}
