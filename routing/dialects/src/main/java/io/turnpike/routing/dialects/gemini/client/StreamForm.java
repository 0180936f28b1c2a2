package io.turnpike.routing.dialects.gemini.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.chat.ChatFrames;
import io.turnpike.routing.dialects.gemini.client.GenerateTranslation.Delivery;
import io.turnpike.routing.dialects.json.Pieces;

/** How the pieces of one stream are told apart: as events, or as elements of an array. */
final class StreamForm {

  private static final byte[] SPACE = "\n".getBytes(US_ASCII);

  private final boolean array;
  private boolean begun;

  StreamForm(Delivery delivery) {
    array = delivery == Delivery.ARRAY;
  }

  static String contentType(Delivery delivery) {
    return delivery == Delivery.ARRAY ? "application/json; charset=UTF-8" : "text/event-stream";
  }

  byte[] piece(byte[] json) {
    return array ? element(json).toArray() : ChatFrames.of(json);
  }

  byte[] lastPiece(byte[] json) {
    return array ? element(json).put("]\n").toArray() : ChatFrames.of(json);
  }

  /**
   * White space may stand between the elements of an array, and before an event: a comment may not,
   * since Google's own library takes every piece of a stream for data.
   */
  byte[] keepAlive() {
    return SPACE;
  }

  private Pieces element(byte[] json) {
    String before = begun ? ",\n" : "[";
    begun = true;
    return new Pieces(json.length + 4).put(before).put(json);
  }
}
