package io.turnpike.routing.cache.meaning;

import reactor.core.publisher.Mono;

/** Makes vectors of texts: texts that mean nearly the same have vectors that point the same way. */
public interface Embedder {

  /** Vectors of two embedders are never compared, nor are those of two names. */
  String name();

  /** Of length one. Off the event loop; fails where it cannot be made. */
  Mono<float[]> embed(String text);
}
