package io.turnpike.routing.gateway.call;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.plan.Requirements;
import reactor.core.publisher.Mono;

/**
 * Calls that are made for another one, at a connection of the same organization: admitted within
 * its limits and budgets, and recorded like any other.
 */
public interface SideCalls {

  /** The whole answer, a success; fails with {@link GatewayFailure} where there is none. */
  Mono<byte[]> ask(Call original, Aside aside);

  /**
   * The original as somebody may hold on to it who asks when it has ended: it takes nothing of it
   * that ends with it, and answers nobody.
   */
  Call apart(Call original);

  /**
   * What is asked.
   *
   * @param connection name
   * @param path under {@code /v1/}, for example {@code moderations}
   * @param demands that the connection must meet
   * @param decision for whoever reads the log, for example {@code guardrail:moderation}
   */
  record Aside(
      String connection, String path, byte[] body, Requirements demands, String decision) {}
}
