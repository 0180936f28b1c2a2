package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Answers one path with recorded bytes, in order, and keeps what it was asked. */
final class RecordedEndpoint implements AutoCloseable {

  private final Queue<Recorded> answers = new ConcurrentLinkedQueue<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final DisposableServer server;

  /**
   * @param path under {@code /v1}, with its slash
   */
  RecordedEndpoint(String path) {
    server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.post("/v1" + path, this::answer))
            .bindNow(Duration.ofSeconds(30));
  }

  /**
   * @param uri path and query
   */
  record Asked(String uri, HttpHeaders headers, String body) {}

  /**
   * @param cut the connection is closed without an end of the body
   */
  private record Recorded(int status, String type, String body, boolean cut) {}

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.port() + "/v1");
  }

  void next(int status, String json) {
    answers.add(new Recorded(status, "application/json", json, false));
  }

  void nextStream(String events) {
    answers.add(new Recorded(200, "text/event-stream; charset=utf-8", events, false));
  }

  /** Closes the connection when that much has been sent. */
  void nextBroken(String events) {
    answers.add(new Recorded(200, "text/event-stream", events, true));
  }

  Asked lastAsked() {
    return asked.getLast();
  }

  int timesAsked() {
    return asked.size();
  }

  void forget() {
    answers.clear();
    asked.clear();
  }

  @Override
  public void close() {
    server.disposeNow(Duration.ofSeconds(30));
  }

  private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    return request
        .receive()
        .aggregate()
        .asString(UTF_8)
        .defaultIfEmpty("")
        .flatMap(
            body -> {
              asked.add(new Asked(request.uri(), request.requestHeaders().copy(), body));
              return Mono.from(send(response, answers.remove()));
            });
  }

  private static Publisher<Void> send(HttpServerResponse response, Recorded recorded) {
    response.status(recorded.status()).header("content-type", recorded.type());
    response.header("anthropic-ratelimit-requests-remaining", "49").header("request-id", "req_1");
    Flux<ByteBuf> body = Flux.just(Unpooled.copiedBuffer(recorded.body(), UTF_8));
    return recorded.cut()
        ? response.send(body, _ -> true).then(cut(response))
        : response.send(body);
  }

  private static Mono<Void> cut(HttpServerResponse response) {
    return Mono.fromRunnable(() -> response.withConnection(connection -> connection.dispose()));
  }
}
