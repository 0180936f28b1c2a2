package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.gateway.attempt.Reply;
import io.turnpike.routing.gateway.usage.UsageDraft;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A client's request as the pipeline sees it, and the way to answer. */
public interface ClientExchange extends Reply {

  /** What the client asks for, and in which dialect. */
  Operation operation();

  /** The gateway key as it was sent; null when there was none. */
  @Nullable String presentedKey();

  /** Throws {@link GatewayFailure} for headers that make no sense. */
  CallOptions options();

  /** The whole body; fails with {@link GatewayFailure} when it is larger than allowed. */
  Mono<byte[]> body();

  /** Answers with an error in the client's dialect. */
  Mono<Void> refuse(GatewayFailure failure, UsageDraft draft);
}
