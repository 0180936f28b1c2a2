package io.turnpike.routing.gateway.edge;

import static java.util.stream.Collectors.toCollection;

import io.netty.handler.codec.http.HttpMethod;
import io.turnpike.infra.settings.PublicUrl;
import io.turnpike.routing.dialects.Dialects;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.gateway.edge.PathAliases.Asked;
import io.turnpike.routing.gateway.edge.compatibility.UnservedRoutes;
import io.turnpike.routing.gateway.edge.key.KeyDocument;
import io.turnpike.routing.gateway.pipeline.GatewayPipeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What can be asked of the gateway, by method and path: the dialects' operations, models, the key.
 */
@Component
class GatewayOperations {

  private static final String MODELS = "models";
  private static final String MODEL = "models/";
  private static final String KEY = "key";
  private static final String PROTOCOL = "HTTP/1.1";

  /** With which methods a path may be passed on. */
  private static final Set<HttpMethod> PASSED =
      Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  private static final String READ = "GET, HEAD";
  private static final String ANY = "GET, POST, PUT, PATCH, DELETE";

  /** Claude Code asks for the head of its base address to see whether anybody is there. */
  private static final byte[] NOTHING = {};

  private final Dialects dialects;
  private final GatewayPipeline pipeline;
  private final ModelPages models;
  private final KeyDocument keys;
  private final List<String> paths;
  private final String base;

  GatewayOperations(
      Dialects dialects,
      GatewayPipeline pipeline,
      ModelPages models,
      KeyDocument keys,
      PublicUrl publicUrl) {
    this.base = publicUrl.value() + "/v1";
    this.dialects = dialects;
    this.pipeline = pipeline;
    this.models = models;
    this.keys = keys;
    this.paths =
        dialects.paths().stream()
            .filter(path -> !isOfModel(path))
            .collect(toCollection(ArrayList::new));
    paths.add(MODELS);
    paths.add(KEY);
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
    return dialects.at(path).isServed() || isModels(path) || path.equals(KEY);
  }

  private static boolean isModels(String path) {
    return path.equals(MODELS) || path.startsWith(MODEL);
  }

  /** What is meant by a path under {@code /v1/}. */
  Operation at(String path) {
    return dialects.at(path);
  }

  /**
   * The same where the path says more than that.
   *
   * @param headers names of the request's, by which its dialect is known where the path is nobody's
   */
  Operation at(Asked asked, Supplier<? extends Collection<String>> headers) {
    String kin = asked.kin();
    return kin == null
        ? dialects.at(asked.operation(), headers)
        : dialects.at(asked.operation(), kin);
  }

  Mono<Void> answer(HttpMethod method, NettyExchange client) {
    if (client.isUpgrade()) {
      return pipeline.turnAway(client.offer(PROTOCOL), noWebSocket());
    }
    Operation operation = client.operation();
    if (operation.isServed()) {
      String wanted = operation.method();
      return method.name().equals(wanted) ? pipeline.serve(client) : wrong(client, wanted);
    }
    String path = operation.path();
    if (isModels(path)) {
      return isRead(method) ? models(client, path) : wrong(client, READ);
    }
    if (path.equals(KEY)) {
      return isRead(method) ? key(client) : wrong(client, READ);
    }
    return path.isEmpty() && method.equals(HttpMethod.HEAD)
        ? pipeline.identified(client, (_, draft) -> client.page(draft, NOTHING))
        : pass(method, client, path);
  }

  /** A path that may be a provider's, unless it is plain that one of ours was meant. */
  private Mono<Void> pass(HttpMethod method, NettyExchange client, String path) {
    String elsewhere = UnservedRoutes.sentence(client.address());
    if (elsewhere != null) {
      return pipeline.refuse(client, GatewayFailure.of(404, "unknown_path", elsewhere));
    }
    String missed = PathHints.missed(path, paths);
    boolean head = method.equals(HttpMethod.HEAD);
    if (missed != null || head || path.isEmpty()) {
      return pipeline.refuse(client, unknown(client.address(), path, missed));
    }
    if (!PASSED.contains(method)) {
      return wrong(client, ANY);
    }
    return GatewayPath.climbs(path)
        ? pipeline.refuse(client, climbing())
        : pipeline.pass(client, () -> unknown(client.address(), path, null));
  }

  /**
   * @param uri of the request
   * @param path as it would be under {@code /v1/}
   * @param missed what was meant; null where that is not plain
   */
  private GatewayFailure unknown(String uri, String path, @Nullable String missed) {
    if (!GatewayPath.isOurs(uri)) {
      return elsewhere(uri);
    }
    String sentence = missed == null ? PathHints.unplaced(path, paths) : missed;
    return GatewayFailure.of(404, "unknown_path", sentence);
  }

  private static GatewayFailure climbing() {
    return GatewayFailure.badRequest(
        "invalid_path", null, "The path has a part that consists of dots, which leads elsewhere.");
  }

  private static GatewayFailure noWebSocket() {
    return GatewayFailure.of(
        426,
        "websocket_not_supported",
        "WebSocket is not spoken here. Send the request over HTTP; with \"stream\": true its answer"
            + " comes as a stream of events.");
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

  private Mono<Void> key(NettyExchange client) {
    return pipeline.identified(
        client, (caller, draft) -> keys.of(caller).flatMap(json -> client.page(draft, json)));
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
