package io.turnpike.routing.dialects.settings;

import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.settings.SentFields.Value;

/**
 * The last object of an array, found from its end, so that a long conversation is not read for it.
 */
final class LastElement {

  private static final String ROLE = "role";

  private LastElement() {}

  /** Whether the last message of a conversation is the model's own. */
  static boolean isAnswer(Value array) {
    int start = start(array);
    ObjectScan last = start < 0 ? null : ObjectScan.of(array.bytes(), start, array.end() - 1);
    return last != null && "assistant".equals(last.text(ROLE));
  }

  /**
   * Offset of its opening brace; -1 when the array is empty or ends with something else.
   *
   * @param array JSON that is known to be valid
   */
  static int start(Value array) {
    byte[] bytes = array.bytes();
    int at = array.end() - 2;
    while (at > array.start() && bytes[at] <= ' ') {
      at--;
    }
    if (at <= array.start() || bytes[at] != '}') {
      return -1;
    }
    int depth = 0;
    for (; at > array.start(); at--) {
      switch (bytes[at]) {
        case '"' -> at = opening(bytes, at - 1);
        case '}', ']' -> depth++;
        case '{', '[' -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }

  /** The quote that begins the string which ends after this offset. */
  private static int opening(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] != '"' || isEscaped(bytes, at)) {
      at--;
    }
    return at;
  }

  private static boolean isEscaped(byte[] bytes, int at) {
    int slashes = 0;
    while (bytes[at - 1 - slashes] == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }
}
