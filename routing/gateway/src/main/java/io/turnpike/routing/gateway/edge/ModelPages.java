package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.edge.models.ModelList;
import io.turnpike.routing.gateway.pipeline.GatewayPipeline;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code GET /v1/models} and {@code GET /v1/models/{id}}. */
@Component
class ModelPages {

  private final GatewayPipeline pipeline;
  private final ModelList models;

  ModelPages(GatewayPipeline pipeline, ModelList models) {
    this.pipeline = pipeline;
    this.models = models;
  }

  Mono<Void> all(NettyExchange client) {
    return pipeline.identified(
        client,
        (caller, draft) ->
            models
                .of(caller)
                .map(all -> client.operation().dialect().models(all, client.query()))
                .flatMap(page -> client.page(draft, page)));
  }

  Mono<Void> one(NettyExchange client, String id) {
    String wanted = URLDecoder.decode(id, StandardCharsets.UTF_8);
    return pipeline.identified(
        client,
        (caller, draft) ->
            models
                .of(caller)
                .flatMapIterable(all -> all)
                .filter(model -> model.id().equals(wanted))
                .next()
                .switchIfEmpty(Mono.error(unknown(wanted)))
                .flatMap(model -> client.page(draft, client.operation().dialect().model(model))));
  }

  private static GatewayFailure unknown(String id) {
    return GatewayFailure.of(
            404, "model_not_found", "There is no model \"" + id + "\" for this key.")
        .about("model");
  }
}
