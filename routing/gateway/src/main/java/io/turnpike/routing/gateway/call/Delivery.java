package io.turnpike.routing.gateway.call;

import reactor.core.publisher.Mono;

/** The way back: what becomes of an answer from the moment an attempt commits to it. */
@FunctionalInterface
public interface Delivery {

  /**
   * At most once for a call, on the event loop of the provider's connection. Completes when the
   * answer is with its reader, or on its last way there; fails with {@link ClientGone} when there
   * is no reader any more.
   */
  Mono<Void> deliver(Call call, Answer answer);
}
