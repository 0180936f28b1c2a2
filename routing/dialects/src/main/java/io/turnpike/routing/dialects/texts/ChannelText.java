package io.turnpike.routing.dialects.texts;

import io.turnpike.routing.dialects.texts.places.ArgumentEscapes;
import io.turnpike.routing.dialects.texts.places.Place;

/** What of a growing text waits for its next piece. */
final class ChannelText {

  private final ArgumentEscapes escapes = new ArgumentEscapes();
  private String half = "";

  /** The piece as far as it is whole, with what waited for it. */
  String read(byte[] data, Place place) {
    String piece = place.string(data);
    String text = half + (place.isJson() ? escapes.add(piece) : piece);
    half = "";
    int last = text.length() - 1;
    if (last >= 0 && Character.isHighSurrogate(text.charAt(last))) {
      half = text.substring(last);
      return text.substring(0, last);
    }
    return text;
  }

  boolean waits() {
    return !half.isEmpty() || escapes.waits();
  }
}
