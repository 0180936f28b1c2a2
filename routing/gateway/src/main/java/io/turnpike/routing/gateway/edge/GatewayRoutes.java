package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.dialects.Operation;
import org.reactivestreams.Publisher;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Takes {@code /v1} and all below it at the door of the server, before Spring's handlers, filters
 * and security see the request; everything else goes on to them.
 */
@Component
@EnableConfigurationProperties(EdgeSettings.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class GatewayRoutes implements NettyRouteProvider {

  private final GatewayOperations operations;
  private final EdgeSettings settings;

  GatewayRoutes(GatewayOperations operations, EdgeSettings settings) {
    this.operations = operations;
    this.settings = settings;
  }

  @Override
  public HttpServerRoutes apply(HttpServerRoutes routes) {
    return routes.route(request -> GatewayPath.isOurs(GatewayPath.of(request.uri())), this::handle);
  }

  private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    Operation operation = operations.at(GatewayPath.operation(GatewayPath.of(request.uri())));
    return operations.answer(
        request.method(), new NettyExchange(operation, request, response, settings.maxBody()));
  }
}
