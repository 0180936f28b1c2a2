package io.turnpike.routing.gateway.cache.meaning;

import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Keeper;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Calls that are made although their client has an answer, to see whether it was right: admitted
 * within its limits and budgets, and recorded like any other.
 */
public interface SecondCalls {

  /**
   * The call to be made; takes nothing of the original that ends with it. Null where its config has
   * had enough of them for now.
   */
  @Nullable Call of(Call original);

  /**
   * Makes it, by the whole plan. Never fails.
   *
   * @param keeper what gets the answer, which has passed guardrails and goes to nobody else
   */
  Mono<Void> make(Call second, Keeper keeper);
}
