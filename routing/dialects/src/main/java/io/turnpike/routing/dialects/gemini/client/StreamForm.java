package io.turnpike.routing.dialects.gemini.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.chat.ChatFrames;
import io.turnpike.routing.dialects.gemini.client.GenerateTranslation.Delivery;
import io.turnpike.routing.dialects.json.Pieces;

/** How the pieces of one stream are told apart: as events, or as elements of an array. */
public final class StreamForm {

  /** What an array is called in HTTP. */
  public static final String ARRAY_TYPE = "application/json; charset=UTF-8";

  private static final byte[] SPACE = "\n".getBytes(US_ASCII);

  private final boolean array;
  private boolean begun;

  StreamForm(Delivery delivery) {
    array = delivery == Delivery.ARRAY;
  }

  /** Of elements that end with {@link #close} or {@link #lastPiece}. */
  public static StreamForm array() {
    return new StreamForm(Delivery.ARRAY);
  }

  static String contentType(Delivery delivery) {
    return delivery == Delivery.ARRAY ? ARRAY_TYPE : "text/event-stream";
  }

  public byte[] piece(byte[] json) {
    return array ? element(json).toArray() : ChatFrames.of(json);
  }

  public byte[] lastPiece(byte[] json) {
    return array ? element(json).put("]\n").toArray() : ChatFrames.of(json);
  }

  /** The end of an array whose last element has been told. */
  public byte[] close() {
    return (begun ? "]\n" : "[]\n").getBytes(US_ASCII);
  }

  /**
   * White space may stand between the elements of an array, and before an event: a comment may not,
   * since Google's own library takes every piece of a stream for data.
   */
  public byte[] keepAlive() {
    return SPACE;
  }

  private Pieces element(byte[] json) {
    String before = begun ? ",\n" : "[";
    begun = true;
    return new Pieces(json.length + 4).put(before).put(json);
  }
}
