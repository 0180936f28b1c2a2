package io.turnpike.routing.gateway.guard.outside;

import io.turnpike.routing.gateway.call.Call;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Calls that are made for another one, at a connection of the same organization: admitted within
 * its limits and budgets, and recorded like any other.
 */
public interface SideCalls {

  /**
   * The whole answer, a success; fails with {@link io.turnpike.routing.dialects.GatewayFailure}
   * where there is none.
   *
   * @param connection name
   * @param path under {@code /v1/}, for example {@code moderations}
   * @param model to ask for; null for what the provider takes without
   * @param reason a word, for whoever reads the log
   */
  Mono<byte[]> ask(
      Call original,
      String connection,
      String path,
      @Nullable String model,
      byte[] body,
      String reason);
}
