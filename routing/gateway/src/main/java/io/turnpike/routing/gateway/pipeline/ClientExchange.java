package io.turnpike.routing.gateway.pipeline;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import io.turnpike.routing.gateway.call.Answer.Streamed;
import io.turnpike.routing.gateway.call.AnswerBroken;
import io.turnpike.routing.gateway.call.ClientGone;
import io.turnpike.routing.gateway.usage.UsageDraft;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A client's request as the pipeline sees it, and the way to answer, which is used once. */
public interface ClientExchange extends ClientRequest {

  /** The gateway key, or what stands in its place, as it was sent; null when there was none. */
  @Nullable String presentedKey();

  /** Fails with {@link ClientGone} when the client has left. */
  Mono<Void> whole(UsageDraft draft, AnswerHead head, byte[] body);

  /** Commits status and headers at once, then writes frames as they come. */
  Mono<Void> stream(UsageDraft draft, Streamed answer);

  /**
   * The same for bytes of any kind; where they fail with {@link AnswerBroken} the client's
   * connection ends in the middle of its answer.
   */
  Mono<Void> raw(UsageDraft draft, AnswerHead head, Flux<ByteBuf> bytes);

  /** Answers with an error in the client's dialect. */
  Mono<Void> refuse(GatewayFailure failure, UsageDraft draft);
}
