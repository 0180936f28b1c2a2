package io.turnpike.routing.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.turnpike.routing.gateway.call.AnswerBroken;
import io.turnpike.routing.gateway.call.ClientConnection;
import io.turnpike.routing.gateway.call.ClientGone;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.util.context.Context;

/**
 * The body of one response on its way to the client, which gets it once. Fails with {@link
 * ClientGone} where the client has left before all of it was sent.
 */
final class ResponseBody {

  /** Fits into the buffers of any socket, so that it is gone as soon as it is written. */
  private static final int LARGE = 256 * 1024;

  private static final int NO_CONTENT = 204;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final ClientConnection client;
  private volatile boolean sent;
  private volatile boolean broken;

  ResponseBody(HttpServerRequest request, HttpServerResponse response, ClientConnection client) {
    this.request = request;
    this.response = response;
    this.client = client;
  }

  Mono<Void> whole(byte[] bytes) {
    return bytes.length < LARGE ? small(bytes) : large(bytes);
  }

  /** Of any size that the gateway itself writes. */
  Mono<Void> small(byte[] bytes) {
    if (response.status().code() == NO_CONTENT) {
      return empty();
    }
    response.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(bytes.length));
    return request.method().equals(HttpMethod.HEAD) ? empty() : full(bytes);
  }

  Mono<Void> empty() {
    return response.send().onErrorMap(ClientGone::new);
  }

  private Mono<Void> full(byte[] bytes) {
    return response.sendObject(Unpooled.wrappedBuffer(bytes)).then().onErrorMap(ClientGone::new);
  }

  /**
   * Completes when all of it is written. The usual way hands the bytes to the connection and is
   * done, which leaves a client that does not read to nobody's care.
   */
  private Mono<Void> large(byte[] bytes) {
    response.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(bytes.length));
    return response
        .send(Flux.just(Unpooled.wrappedBuffer(bytes)))
        .then()
        .onErrorMap(ClientGone::new)
        .then(Mono.defer(() -> client.isGone() ? Mono.error(new ClientGone()) : Mono.empty()));
  }

  Mono<Void> frames(Flux<ByteBuf> frames) {
    return pieces(frames).onErrorMap(ClientGone::new).then(Mono.defer(this::sent));
  }

  /** Whatever they are; {@link AnswerBroken} among them ends the client's connection. */
  Mono<Void> raw(Flux<ByteBuf> bytes) {
    return pieces(bytes.doOnError(AnswerBroken.class, _ -> broken = true))
        .doOnError(_ -> endBroken())
        .onErrorMap(ClientGone::new)
        .then(Mono.defer(this::sent))
        .onErrorComplete(_ -> broken);
  }

  /** The connection is closed before anything can end the answer as if it were whole. */
  private void endBroken() {
    if (broken) {
      client.cutOff();
    }
  }

  /**
   * What cannot be sent any more is released by the sending itself, which then tells the discard
   * hook of whoever waits for it. Such a hook would release it a second time, when it may already
   * be another client's; so none is let through.
   */
  private Mono<Void> pieces(Flux<ByteBuf> body) {
    if (request.version().equals(HttpVersion.HTTP_1_0)) {
      // Such a client knows no pieces of a body; for it the stream ends with the connection.
      response.chunkedTransfer(false).keepAlive(false);
    }
    return response.send(Flux.defer(() -> begun(body))).then().contextWrite(_ -> Context.empty());
  }

  /** Asked for when the head is written; as long as a stream is open, nobody needs it any more. */
  private Flux<ByteBuf> begun(Flux<ByteBuf> body) {
    request.requestHeaders().clear();
    response.responseHeaders().clear();
    return body.doOnComplete(() -> sent = true);
  }

  /** A closed connection ends the sending as if all had been sent; the source knows better. */
  private Mono<Void> sent() {
    return sent ? Mono.empty() : Mono.error(new ClientGone());
  }
}
