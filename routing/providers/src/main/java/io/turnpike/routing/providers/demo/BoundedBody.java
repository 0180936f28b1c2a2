package io.turnpike.routing.providers.demo;

import java.io.ByteArrayOutputStream;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** A request body, up to a limit. */
final class BoundedBody {

  static final int LIMIT = 16 << 20;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private BoundedBody() {}

  static Mono<byte[]> of(HttpServerRequest request) {
    return request
        .receive()
        .asByteArray()
        .collect(BoundedBody::new, BoundedBody::add)
        .map(body -> body.bytes.toByteArray());
  }

  private void add(byte[] piece) {
    if (bytes.size() + piece.length > LIMIT) {
      throw DemoRefusal.tooLarge();
    }
    bytes.writeBytes(piece);
  }
}
