package io.turnpike.routing.gateway.call;

import io.turnpike.routing.gateway.call.Answer.Delivery;
import reactor.core.publisher.Mono;

/** Keeps the answer of one call on its way to the client. */
@FunctionalInterface
public interface Keeper {

  /**
   * @param answer as the client may see it
   * @param next what becomes of it then
   */
  Mono<Void> keep(Call call, Answer answer, Delivery next);
}
