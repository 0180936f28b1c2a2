package com.example.tower;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A tower on loopback. It answers nobody whose signature does not fit the body. */
public final class TowerServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String WHOLE =
      """
      {"object":"chat.completion","choices":[{"index":0,"finish_reason":"stop",
       "message":{"role":"assistant","content":"From above."}}],
       "usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""";
  private static final String STREAM =
      """
      data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"From "}}]}

      data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"above."},"finish_reason":"stop"}]}

      data: [DONE]

      """;

  private final String key;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final DisposableServer server;

  public TowerServer(String key) {
    this.key = key;
    this.server =
        HttpServer.create().host("127.0.0.1").port(0).handle(this::answer).bindNow(PATIENCE);
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.port() + "/v1");
  }

  /** Paths with their queries, in order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.disposeNow(PATIENCE);
  }

  private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    asked.add(request.method() + " " + request.uri());
    return request
        .receive()
        .aggregate()
        .asByteArray()
        .defaultIfEmpty(new byte[0])
        .flatMap(body -> Mono.from(answer(request, response, body)));
  }

  private Publisher<Void> answer(
      HttpServerRequest request, HttpServerResponse response, byte[] body) {
    String signature = request.requestHeaders().get("x-tower-signature");
    if (!TowerSignature.of(key, body).equals(signature)) {
      return sent(response.status(401), "application/json", "{\"error\":{\"message\":\"No.\"}}");
    }
    if (request.uri().contains("/models?")) {
      return sent(response, "application/json", "{\"data\":[{\"id\":\"bell\"}]}");
    }
    return request.uri().contains(":stream?")
        ? sent(response, "text/event-stream", STREAM)
        : sent(response, "application/json", WHOLE);
  }

  private static Publisher<Void> sent(HttpServerResponse response, String type, String body) {
    return response.header("content-type", type).sendString(Mono.just(body)).then();
  }
}
