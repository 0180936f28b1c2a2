package io.turnpike.routing.gateway.edge.body;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.ClientGone;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Collects a request body and unpacks it if it is compressed, refusing one that is too large as
 * soon as that is known.
 */
public final class BodyReader {

  private static final byte[] NONE = {};
  private static final int FIRST_ROOM = 2048;
  private static final int LARGEST_FIRST_ROOM = BodyRoom.FREE;

  private final HttpServerRequest request;
  private final int most;
  private final BodyRoom room;
  private final long declared;
  private long held;
  private byte[] bytes = NONE;
  private int size;
  private boolean read;

  public BodyReader(HttpServerRequest request, int most, BodyRoom room) {
    this.request = request;
    this.most = most;
    this.room = room;
    this.declared = declared(request.requestHeaders());
  }

  public Mono<byte[]> read() {
    if (declared > most) {
      return Mono.error(tooLarge(most));
    }
    String coding = coding();
    Function<byte[], byte[]> unpacking = coding == null ? body -> body : unpacking(coding);
    bytes = new byte[(int) Math.min(declared < 0 ? FIRST_ROOM : declared, LARGEST_FIRST_ROOM)];
    return request
        .receive()
        .doOnNext(this::add)
        .then(Mono.fromSupplier(() -> unpacking.apply(whole())))
        .onErrorMap(error -> error instanceof GatewayFailure ? error : new ClientGone(error));
  }

  /** Whether memory may be held for it that has to be given back. */
  public boolean isLarge() {
    HttpHeaders headers = request.requestHeaders();
    return declared > BodyRoom.FREE
        || headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        || coding() != null;
  }

  /** When nobody needs the body any more. */
  public void release() {
    room.giveBack(held);
    held = 0;
  }

  /** False while bytes of it may still be on their way. */
  public boolean isRead() {
    return read
        || request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH) == null
            && request.requestHeaders().get(HttpHeaderNames.TRANSFER_ENCODING) == null;
  }

  private void add(ByteBuf chunk) {
    int more = chunk.readableBytes();
    if (more > most - size) {
      throw tooLarge(most);
    }
    if (bytes.length - size < more) {
      int larger = Math.min(most, Math.max(bytes.length * 2, size + more));
      hold(larger);
      bytes = Arrays.copyOf(bytes, larger);
    }
    chunk.readBytes(bytes, size, more);
    size += more;
  }

  private byte[] whole() {
    read = true;
    byte[] whole = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    bytes = NONE;
    return whole;
  }

  private static long declared(HttpHeaders headers) {
    @Nullable String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
    try {
      return length == null ? -1 : Long.parseLong(length.strip());
    } catch (NumberFormatException huge) {
      return Long.MAX_VALUE;
    }
  }

  private @Nullable String coding() {
    @Nullable String coding = request.requestHeaders().get(HttpHeaderNames.CONTENT_ENCODING);
    return coding == null || coding.equalsIgnoreCase("identity") ? null : coding;
  }

  private Function<byte[], byte[]> unpacking(String name) {
    ContentCoding coding = ContentCoding.of(name);
    return packed -> {
      long before = held;
      return coding.unpacked(packed, most, needed -> hold(before + needed));
    };
  }

  /** So much is needed for it in all. */
  private void hold(long bytes) {
    if (bytes > BodyRoom.FREE && bytes > held) {
      room.take(bytes - held);
      held = bytes;
    }
  }

  static GatewayFailure tooLarge(int most) {
    return GatewayFailure.of(
        413, "request_too_large", "The request body is larger than " + most + " bytes.");
  }
}
