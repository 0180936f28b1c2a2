package io.turnpike.routing.gateway.call;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;

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
   */
  record Streamed(AnswerHead head, Flux<ByteBuf> frames) implements Answer {}

  /**
   * What a provider says before its answer.
   *
   * @param relayed headers of the provider that are safe and useful to the client
   */
  record AnswerHead(String contentType, List<Map.Entry<String, String>> relayed) {}
}
