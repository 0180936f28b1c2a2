package io.turnpike.routing.dialects.converse;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.Pieces;
import java.time.Instant;
import java.util.UUID;

/**
 * Who an answer is, which Converse does not say: an id of its own, and the model that was asked.
 */
final class CompletionHead {

  private CompletionHead() {}

  /** Up to the choices of a whole one. */
  static byte[] of(String model, Instant now) {
    return new Pieces(192)
        .put("{\"id\":")
        .put(id())
        .put(",\"object\":\"chat.completion\",\"created\":")
        .put(now.getEpochSecond())
        .put(",\"model\":")
        .put(JsonText.quoted(model))
        .put(",\"choices\":[")
        .toArray();
  }

  /** Quoted. */
  static byte[] id() {
    return JsonText.quoted("chatcmpl-" + UUID.randomUUID().toString().replace("-", ""));
  }
}
