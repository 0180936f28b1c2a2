package io.turnpike.routing.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.ClientGone;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** Collects a request body, refusing one that is too large as soon as that is known. */
final class BodyReader {

  private static final int FIRST_ROOM = 2048;
  private static final int LARGEST_FIRST_ROOM = 1 << 20;

  private final HttpServerRequest request;
  private final int most;
  private byte[] bytes = {};
  private int size;
  private boolean read;

  BodyReader(HttpServerRequest request, int most) {
    this.request = request;
    this.most = most;
  }

  Mono<byte[]> read() {
    HttpHeaders headers = request.requestHeaders();
    long declared = declared(headers);
    if (declared > most) {
      return Mono.error(tooLarge());
    }
    if (isEncoded(headers)) {
      return Mono.error(encoded());
    }
    bytes = new byte[(int) Math.min(declared < 0 ? FIRST_ROOM : declared, LARGEST_FIRST_ROOM)];
    return request
        .receive()
        .doOnNext(this::add)
        .then(Mono.fromSupplier(this::whole))
        .onErrorMap(error -> error instanceof GatewayFailure ? error : new ClientGone(error));
  }

  /** False while bytes of it may still be on their way. */
  boolean isRead() {
    return read
        || request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH) == null
            && request.requestHeaders().get(HttpHeaderNames.TRANSFER_ENCODING) == null;
  }

  private void add(ByteBuf chunk) {
    int more = chunk.readableBytes();
    if (more > most - size) {
      throw tooLarge();
    }
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
    chunk.readBytes(bytes, size, more);
    size += more;
  }

  private byte[] whole() {
    read = true;
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private static long declared(HttpHeaders headers) {
    @Nullable String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
    try {
      return length == null ? -1 : Long.parseLong(length.strip());
    } catch (NumberFormatException huge) {
      return Long.MAX_VALUE;
    }
  }

  private static boolean isEncoded(HttpHeaders headers) {
    @Nullable String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING);
    return encoding != null && !encoding.equalsIgnoreCase("identity");
  }

  private GatewayFailure tooLarge() {
    return GatewayFailure.of(
        413, "request_too_large", "The request body is larger than " + most + " bytes.");
  }

  private static GatewayFailure encoded() {
    return GatewayFailure.of(
        415, "unsupported_encoding", "Send the request body without a Content-Encoding.");
  }
}
