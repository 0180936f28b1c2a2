package io.turnpike.routing.dialects.texts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.json.Pieces;
import java.util.Arrays;

/**
 * An event with whatever stands around it.
 *
 * @param bytes the whole of it
 * @param data holds its data: the same bytes, or a copy where it stands on several lines
 * @param start offset of that
 * @param end offset after it; the same where it has none
 */
record RawEvent(byte[] bytes, byte[] data, int start, int end) {

  private static final byte[] FIELD = "data:".getBytes(US_ASCII);
  private static final byte[] BLANK = "\n\n".getBytes(US_ASCII);

  static RawEvent empty(byte[] bytes) {
    return new RawEvent(bytes, bytes, 0, 0);
  }

  boolean isEmpty() {
    return start == end;
  }

  boolean dataIs(byte[] text) {
    return Arrays.equals(data, start, end, text, 0, text.length);
  }

  /**
   * The whole event with other data.
   *
   * @param changed what {@link #data} has become
   */
  byte[] with(byte[] changed) {
    return data == bytes ? changed : overLines(changed);
  }

  /** Fields other than the data first. */
  private byte[] overLines(byte[] changed) {
    Pieces event = new Pieces(bytes.length + changed.length);
    int line = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n' || bytes[at] == '\r') {
        if (at > line && !isData(line)) {
          event.put(bytes, line, at).put("\n");
        }
        line = at + 1;
      }
    }
    String lines = new String(changed, UTF_8).replace("\n", "\ndata: ");
    return event.put(("data: " + lines).getBytes(UTF_8)).put(BLANK).toArray();
  }

  private boolean isData(int line) {
    return line + FIELD.length <= bytes.length
        && Arrays.equals(bytes, line, line + FIELD.length, FIELD, 0, FIELD.length);
  }
}
