package io.turnpike.routing.gateway.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Answers every POST as it is told, in order, and keeps what it was asked. */
final class HookServer implements AutoCloseable {

  record Asked(HttpHeaders headers, String body) {}

  /**
   * @param status 0 for no answer at all
   */
  private record Said(int status, String body) {}

  private final Queue<Said> answers = new ConcurrentLinkedQueue<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final DisposableServer server =
      HttpServer.create()
          .host("127.0.0.1")
          .port(0)
          .handle(this::answer)
          .bindNow(Duration.ofSeconds(30));

  URI url() {
    return URI.create("http://127.0.0.1:" + server.port() + "/hook?token=secret");
  }

  HookServer next(int status, String json) {
    answers.add(new Said(status, json.replace('\'', '"')));
    return this;
  }

  HookServer hang() {
    answers.add(new Said(0, ""));
    return this;
  }

  List<Asked> asked() {
    return asked;
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
              asked.add(new Asked(request.requestHeaders().copy(), body));
              Said said = answers.remove();
              return said.status() == 0
                  ? Mono.never()
                  : response
                      .status(said.status())
                      .header("location", "http://127.0.0.1:" + server.port() + "/elsewhere")
                      .sendString(Mono.just(said.body()))
                      .then();
            });
  }
}
