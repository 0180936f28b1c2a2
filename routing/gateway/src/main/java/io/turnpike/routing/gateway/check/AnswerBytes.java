package io.turnpike.routing.gateway.check;

import java.io.ByteArrayOutputStream;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;

/** An answer's bytes, up to a bound; what comes after it is not read. */
final class AnswerBytes {

  private AnswerBytes() {}

  static Mono<byte[]> of(ByteBufFlux body, int most) {
    return body.asByteArray()
        .scanWith(ByteArrayOutputStream::new, AnswerBytes::and)
        .takeUntil(gathered -> gathered.size() >= most)
        .last()
        .map(ByteArrayOutputStream::toByteArray);
  }

  private static ByteArrayOutputStream and(ByteArrayOutputStream gathered, byte[] part) {
    gathered.writeBytes(part);
    return gathered;
  }
}
