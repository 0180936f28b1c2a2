package io.turnpike.routing.gateway.call;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.AddedFrames;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A provider's answer in the caller's dialect, once an attempt has committed to it. */
public sealed interface Answer {

  AnswerHead head();

  /** One that is here as a whole, and free of errors. */
  record Whole(AnswerHead head, byte[] body) implements Answer {}

  /**
   * One that comes in pieces, the first content among them.
   *
   * @param frames whole events, any number in a buffer; to be subscribed to once, and each buffer
   *     to be released by whoever takes it. What breaks on the way is an event of its own; the
   *     frames never fail, and cancelling them closes the connection to the provider
   * @param added what may be put between the frames, or ends them
   */
  record Streamed(AnswerHead head, Flux<ByteBuf> frames, AddedFrames added) implements Answer {

    /** The same answer as other frames. */
    public Streamed with(Flux<ByteBuf> others) {
      return new Streamed(head, others, added);
    }
  }

  /**
   * One whose form nobody here knows, in the provider's own bytes.
   *
   * @param bytes to be subscribed to once, and each buffer to be released by whoever takes it. What
   *     breaks on the way cannot be told in them: they fail with {@link AnswerBroken}, and the
   *     client must not take what it has got for all there is
   */
  record Raw(AnswerHead head, Flux<ByteBuf> bytes) implements Answer {}

  /**
   * What a provider says before its answer.
   *
   * @param status a success
   * @param contentType null when the provider gives none
   * @param relayed headers of the provider that are safe and useful to the client
   */
  record AnswerHead(
      int status, @Nullable String contentType, List<Map.Entry<String, String>> relayed) {

    private static final int OK = 200;

    public AnswerHead(String contentType, List<Map.Entry<String, String>> relayed) {
      this(OK, contentType, relayed);
    }
  }

  /** The way back: what becomes of an answer from the moment an attempt commits to it. */
  @FunctionalInterface
  interface Delivery {

    /**
     * At most once for a call, on the event loop of the provider's connection. Completes when the
     * answer is with its reader, or on its last way there; fails with {@link ClientGone} when there
     * is no reader any more.
     */
    Mono<Void> deliver(Call call, Answer answer);
  }
}
