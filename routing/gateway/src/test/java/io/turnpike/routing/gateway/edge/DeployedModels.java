package io.turnpike.routing.gateway.edge;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A resource of Azure's that lists what could be deployed, and has these deployments: the first
 * chats, all others do something else. Of {@value #BUSY} nobody learns what it does.
 */
final class DeployedModels implements AutoCloseable {

  static final String BUSY = "busy";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LIST = "{\"data\":[{\"id\":\"could-be\"},{\"id\":\"might-be\"}]}";
  private static final String ANSWER =
      "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"}}]}";

  private final String chats;
  private final Set<String> others;
  private final DisposableServer server;

  DeployedModels(String chats, String... others) {
    this.chats = chats;
    this.others = Set.of(others);
    server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(
                routes ->
                    routes
                        .get("/openai/models", (_, response) -> send(response, 200, LIST))
                        .post("/openai/deployments/{name}/chat/completions", this::called))
            .bindNow(PATIENCE);
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public void close() {
    server.disposeNow(PATIENCE);
  }

  private Publisher<Void> called(HttpServerRequest request, HttpServerResponse response) {
    String name = String.valueOf(request.param("name"));
    return request.receive().then().thenMany(answer(name, response));
  }

  private Publisher<Void> answer(String name, HttpServerResponse response) {
    if (name.equals(chats)) {
      return send(response, 200, ANSWER);
    }
    if (name.equals(BUSY)) {
      return send(response, 429, refusal("RateLimitReached", "Too many calls."));
    }
    return others.contains(name)
        ? send(response, 400, refusal("OperationNotSupported", "It does not chat."))
        : send(response, 404, refusal("DeploymentNotFound", "The deployment does not exist."));
  }

  private static String refusal(String code, String message) {
    return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
  }

  private static Publisher<Void> send(HttpServerResponse response, int status, String body) {
    return response
        .status(status)
        .header("content-type", "application/json")
        .sendString(Mono.just(body));
  }
}
