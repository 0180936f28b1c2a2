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

  /**
   * Up to the choices.
   *
   * @param object for example {@code chat.completion}
   */
  static byte[] of(String object, String model, Instant now) {
    return new Pieces(192)
        .put("{\"id\":\"chatcmpl-" + UUID.randomUUID().toString().replace("-", ""))
        .put("\",\"object\":\"" + object + "\",\"created\":" + now.getEpochSecond())
        .put(",\"model\":")
        .put(JsonText.quoted(model))
        .put(",\"choices\":[")
        .toArray();
  }
}
