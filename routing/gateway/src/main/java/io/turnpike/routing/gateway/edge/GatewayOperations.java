package io.turnpike.routing.gateway.edge;

import static java.util.stream.Collectors.toCollection;

import io.netty.handler.codec.http.HttpMethod;
import io.turnpike.infra.settings.PublicUrl;
import io.turnpike.routing.dialects.Dialects;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.gateway.edge.PathAliases.Asked;
import io.turnpike.routing.gateway.pipeline.GatewayPipeline;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What can be asked of the gateway, by method and path: the dialects' operations, and models. */
@Component
class GatewayOperations {

  private static final String MODELS = "models";
  private static final String MODEL = "models/";

  private final Dialects dialects;
  private final GatewayPipeline pipeline;
  private final ModelPages models;
  private final List<String> paths;
  private final String base;

  GatewayOperations(
      Dialects dialects, GatewayPipeline pipeline, ModelPages models, PublicUrl publicUrl) {
    this.base = publicUrl.value() + "/v1";
    this.dialects = dialects;
    this.pipeline = pipeline;
    this.models = models;
    this.paths =
        dialects.paths().stream()
            .filter(path -> !isOfModel(path))
            .collect(toCollection(ArrayList::new));
    paths.add(MODELS);
  }

  /** Such a path is written behind the name of a model, and nobody finds it without. */
  private static boolean isOfModel(String path) {
    return path.startsWith(ModelPath.KIN);
  }

  /** Of everything that can be asked for, without {@code /v1/}. */
  List<String> paths() {
    return paths;
  }

  /** Whether something can be asked for at this path under {@code /v1/}. */
  boolean has(String path) {
    return dialects.at(path).isServed() || isModels(path);
  }

  private static boolean isModels(String path) {
    return path.equals(MODELS) || path.startsWith(MODEL);
  }

  /** What is meant by a path under {@code /v1/}. */
  Operation at(String path) {
    return dialects.at(path);
  }

  /** The same where the path says more than that. */
  Operation at(Asked asked) {
    String kin = asked.kin();
    return kin == null ? at(asked.operation()) : dialects.at(asked.operation(), kin);
  }

  Mono<Void> answer(HttpMethod method, NettyExchange client) {
    Operation operation = client.operation();
    if (operation.isServed()) {
      String wanted = operation.method();
      return method.name().equals(wanted) ? pipeline.serve(client) : wrong(client, wanted);
    }
    String path = operation.path();
    if (isModels(path)) {
      return isRead(method) ? models(client, path) : wrong(client, "GET, HEAD");
    }
    return pipeline.refuse(client, unknown(client.address(), path));
  }

  /**
   * @param uri of the request
   * @param path as it would be under {@code /v1/}
   */
  private GatewayFailure unknown(String uri, String path) {
    return GatewayPath.isOurs(uri)
        ? GatewayFailure.of(404, "unknown_path", PathHints.unknown(path, paths))
        : elsewhere(uri);
  }

  /** For a path that nobody serves, under {@code /v1} or not. */
  GatewayFailure elsewhere(String uri) {
    String path = GatewayPath.whole(uri);
    return GatewayFailure.of(404, "unknown_path", PathHints.elsewhere(path, base, paths));
  }

  private static boolean isRead(HttpMethod method) {
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  private Mono<Void> models(NettyExchange client, String path) {
    return path.startsWith(MODEL)
        ? models.one(client, path.substring(MODEL.length()))
        : models.all(client);
  }

  private Mono<Void> wrong(NettyExchange client, String allowed) {
    return pipeline.refuse(
        client.allow(allowed),
        GatewayFailure.of(
            405,
            "method_not_allowed",
            "/v1/"
                + client.operation().path()
                + " is called with "
                + allowed.replace(", ", " or ")
                + "."));
  }
}
