package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.gateway.call.ClientConnection;
import reactor.core.publisher.Mono;

/** A request as it comes in, whether or not anybody waits for its answer. */
public interface ClientRequest extends ClientConnection {

  /** The path under {@code /v1/}, for example {@code chat/completions}. */
  Operation operation();

  /** Throws {@link GatewayFailure} for headers that make no sense. */
  CallOptions options();

  /** The whole body; fails with {@link GatewayFailure} when it is larger than allowed. */
  Mono<byte[]> body();
}
