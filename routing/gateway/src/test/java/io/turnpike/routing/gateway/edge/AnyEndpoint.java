package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Answers whatever is asked below {@code /v1} as it is told, and keeps what it was asked. */
final class AnyEndpoint implements AutoCloseable {

  private final Queue<Function<HttpServerResponse, Publisher<Void>>> answers =
      new ConcurrentLinkedQueue<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final DisposableServer server;
  private volatile CompletableFuture<Long> left = new CompletableFuture<>();

  AnyEndpoint() {
    server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle(this::answer)
            .bindNow(Duration.ofSeconds(30));
  }

  /**
   * @param body one character a byte
   */
  record Asked(String method, String uri, HttpHeaders headers, String body) {}

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.port() + "/v1");
  }

  void next(int status, String type, String body) {
    next(response -> response.status(status).header("content-type", type).send(bytes(body)));
  }

  void next(Function<HttpServerResponse, Publisher<Void>> answer) {
    answers.add(answer);
  }

  /** Closes the connection when that much has been sent. */
  void nextBroken(String type, String body, long declared) {
    next(
        response -> {
          response.header("content-type", type);
          if (declared > 0) {
            response.header("content-length", Long.toString(declared));
          }
          return response.send(bytes(body), _ -> true).then(cut(response));
        });
  }

  /** Never ends by itself. */
  void nextEndless(String type, String piece) {
    next(
        response ->
            response
                .header("content-type", type)
                .send(
                    Flux.interval(Duration.ofMillis(5))
                        .onBackpressureDrop()
                        .map(_ -> buffer(piece)),
                    _ -> true));
  }

  static Flux<ByteBuf> bytes(String body) {
    return Flux.just(buffer(body));
  }

  private static ByteBuf buffer(String body) {
    return Unpooled.copiedBuffer(body, ISO_8859_1);
  }

  private static Mono<Void> cut(HttpServerResponse response) {
    return Mono.delay(Duration.ofMillis(100))
        .then(
            Mono.fromRunnable(
                () -> response.withConnection(connection -> connection.channel().close())));
  }

  Asked lastAsked() {
    return asked.getLast();
  }

  int timesAsked() {
    return asked.size();
  }

  /** When the connection of the last request was closed, by the clock of nanoseconds. */
  CompletableFuture<Long> left() {
    return left;
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
    CompletableFuture<Long> gone = new CompletableFuture<>();
    left = gone;
    request.withConnection(
        connection -> connection.onDispose(() -> gone.complete(System.nanoTime())));
    return request
        .receive()
        .aggregate()
        .asString(ISO_8859_1)
        .defaultIfEmpty("")
        .flatMap(
            body -> {
              asked.add(
                  new Asked(
                      request.method().name(),
                      request.uri(),
                      request.requestHeaders().copy(),
                      body));
              return Mono.from(answers.remove().apply(response));
            });
  }
}
