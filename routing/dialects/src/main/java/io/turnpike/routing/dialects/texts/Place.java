package io.turnpike.routing.dialects.texts;

import io.turnpike.routing.guard.TextPart.Role;

/** Where a text stands. */
final class Place {

  final int start;
  final int stop;

  /** Which path leads there; of names that are no plain words only a star. */
  final String pointer;

  /** JSON in a string. */
  final boolean json;

  /** A person's or a model's own, not a field of an API. */
  final boolean free;

  Role role = Role.OTHER;

  /** The pointer, with the positions that elements themselves say they have. */
  String path;

  /**
   * @param start offset of the quotation mark; or of a number's first digit
   * @param stop offset after the last byte
   */
  Place(int start, int stop, String pointer, boolean json, boolean free) {
    this.start = start;
    this.stop = stop;
    this.pointer = pointer;
    this.path = pointer;
    this.json = json;
    this.free = free;
  }

  /** The text in it. */
  String text(byte[] bytes) {
    if (bytes[start] != '"') {
      return new String(bytes, start, stop - start, java.nio.charset.StandardCharsets.US_ASCII);
    }
    String text = QuotedText.read(bytes, start + 1, stop - 1);
    return json ? ArgumentEscapes.read(text) : text;
  }
}
