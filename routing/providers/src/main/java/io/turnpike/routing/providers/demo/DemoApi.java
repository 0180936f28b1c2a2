package io.turnpike.routing.providers.demo;

import io.netty.handler.codec.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** OpenAI's paths as the demo provider serves them. */
@Component
final class DemoApi {

  static final int LARGEST_BODY = 16 << 20;

  private static final long RELEASED = 1_790_000_000L;

  private final AtomicInteger generating = new AtomicInteger();

  /** Answers that are being given at this moment. */
  int generating() {
    return generating.get();
  }

  Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    return Flux.defer(() -> route(request, response))
        .onErrorResume(DemoRefusal.class, refusal -> refuse(response, refusal));
  }

  private Publisher<Void> route(HttpServerRequest request, HttpServerResponse response) {
    String route = request.method() + " " + request.fullPath();
    return switch (route) {
      case "POST /v1/chat/completions" ->
          body(request).map(ChatRequest::read).flatMapMany(chat -> chat(chat, response));
      case "POST /v1/embeddings" ->
          json(response, body(request).map(body -> DemoEmbeddings.read(body).document()));
      case "GET /v1/models" -> json(response, Mono.fromSupplier(DemoApi::models));
      default -> throw unknown(request.method(), request.fullPath());
    };
  }

  private static Mono<byte[]> body(HttpServerRequest request) {
    return request
        .receive()
        .asByteArray()
        .collect(ByteArrayOutputStream::new, DemoApi::add)
        .map(ByteArrayOutputStream::toByteArray);
  }

  private static void add(ByteArrayOutputStream body, byte[] piece) {
    if (body.size() + piece.length > LARGEST_BODY) {
      throw DemoRefusal.tooLarge();
    }
    body.writeBytes(piece);
  }

  private Publisher<Void> chat(ChatRequest request, HttpServerResponse response) {
    if (request.model().overloadedBy(request)) {
      throw DemoRefusal.overloaded();
    }
    DemoCompletion completion = DemoCompletion.of(request);
    return request.stream()
        ? response.sse().sendString(completion.events().transform(this::counted))
        : json(response, completion.whole().flux().transform(this::counted));
  }

  private <T> Flux<T> counted(Flux<T> answer) {
    return answer
        .doOnSubscribe(_ -> generating.incrementAndGet())
        .doFinally(_ -> generating.decrementAndGet());
  }

  private static Publisher<Void> refuse(HttpServerResponse response, DemoRefusal refusal) {
    if (refusal.status() == 503) {
      response.header("Retry-After", "1");
    }
    return json(response.status(refusal.status()), Mono.just(Documents.bytes(refusal.document())));
  }

  private static Publisher<Void> json(HttpServerResponse response, Publisher<byte[]> body) {
    return Mono.from(body).flatMapMany(bytes -> whole(response, bytes));
  }

  private static Publisher<Void> whole(HttpServerResponse response, byte[] body) {
    return response
        .header("Content-Type", "application/json")
        .header("Content-Length", String.valueOf(body.length))
        .sendByteArray(Mono.just(body));
  }

  private static byte[] models() {
    List<Documents.Model> models =
        Stream.concat(
                Arrays.stream(DemoModel.values()).map(DemoModel::id),
                Stream.of(DemoEmbeddings.MODEL))
            .map(id -> new Documents.Model("demo/" + id, "model", RELEASED, "demo"))
            .toList();
    return Documents.bytes(new Documents.Models("list", models));
  }

  private static DemoRefusal unknown(HttpMethod method, String path) {
    String sentence = "The demo provider has no " + method + " " + path + ".";
    return DemoRefusal.notFound(null, "unknown_url", sentence);
  }
}
