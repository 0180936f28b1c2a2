package io.turnpike.routing.gateway.guard;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.Answer;
import io.turnpike.routing.gateway.call.Answer.Delivery;
import io.turnpike.routing.gateway.call.Call;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The guardrails of a call: those of its config, and the sets that hold for its caller. */
@Component
public class Guarding {

  /** The call as it may go on; fails with {@link GatewayFailure} where it may not. */
  public Mono<Call> in(Call call) {
    return Mono.just(call);
  }

  /**
   * Hands on what the client may get of an answer.
   *
   * @param next what becomes of it then
   */
  public Mono<Void> out(Call call, Answer answer, Delivery next) {
    return next.deliver(call, answer);
  }

  /** The answer with what was taken out of the request reversibly. */
  public Answer restored(Call call, Answer answer) {
    return answer;
  }
}
