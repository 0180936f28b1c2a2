package io.turnpike.routing.gateway.edge;

import io.netty.handler.codec.http.HttpMethod;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.pipeline.GatewayPipeline;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What can be asked of the gateway, by method and path. */
@Component
class GatewayOperations {

  private static final String MODEL = "models/";

  private final GatewayPipeline pipeline;
  private final ModelPages models;

  GatewayOperations(GatewayPipeline pipeline, ModelPages models) {
    this.pipeline = pipeline;
    this.models = models;
  }

  Mono<Void> answer(HttpMethod method, NettyExchange client) {
    String operation = client.operation();
    if (operation.equals("chat/completions")) {
      return method.equals(HttpMethod.POST) ? pipeline.serve(client) : wrong(client, "POST");
    }
    if (operation.equals("models") || operation.startsWith(MODEL)) {
      return isRead(method) ? models(client, operation) : wrong(client, "GET, HEAD");
    }
    return pipeline.refuse(
        client, GatewayFailure.of(404, "unknown_path", GatewayPath.unknown(operation)));
  }

  private static boolean isRead(HttpMethod method) {
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  private Mono<Void> models(NettyExchange client, String operation) {
    return operation.startsWith(MODEL)
        ? models.one(client, operation.substring(MODEL.length()))
        : models.all(client);
  }

  private Mono<Void> wrong(NettyExchange client, String allowed) {
    return pipeline.refuse(
        client.allow(allowed),
        GatewayFailure.of(
            405,
            "method_not_allowed",
            "/v1/"
                + client.operation()
                + " is called with "
                + allowed.replace(", ", " or ")
                + "."));
  }
}
