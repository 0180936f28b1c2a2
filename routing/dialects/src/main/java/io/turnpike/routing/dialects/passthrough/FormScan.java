package io.turnpike.routing.dialects.passthrough;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.turnpike.routing.dialects.json.BytePattern;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where in a form the fields stand that the gateway goes by. Its parts are found by what stands
 * between them, and what is in a file is passed over unread.
 *
 * @param open offset of the first part's delimiter; -1 where there is none
 * @param model the model's name; null without one
 */
record FormScan(String boundary, int open, @Nullable Place model, boolean stream) {

  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final int LONGEST_HEAD = 8_192;

  /** Between the two is a value. */
  record Place(int start, int end) {}

  /** Throws GatewayFailure for parts that are not described beyond doubt. */
  static FormScan of(byte[] body, String boundary) {
    byte[] delimiter = ("\r\n--" + boundary).getBytes(ISO_8859_1);
    return new Reader(body, delimiter).read(boundary);
  }

  private static final class Reader {

    private final byte[] body;
    private final byte[] delimiter;
    private final BytePattern delimiters;
    private final BytePattern heads = new BytePattern(END_OF_HEAD);
    private @Nullable Place model;
    private boolean stream;

    Reader(byte[] body, byte[] delimiter) {
      this.body = body;
      this.delimiter = delimiter;
      this.delimiters = new BytePattern(delimiter);
    }

    FormScan read(String boundary) {
      int first = startsWithDelimiter() ? -2 : delimiter(0);
      int at = first;
      while (at != body.length) {
        at = part(at + delimiter.length);
      }
      return new FormScan(boundary, first == body.length ? -1 : first + 2, model, stream);
    }

    private boolean startsWithDelimiter() {
      int length = delimiter.length - 2;
      return body.length >= length
          && Arrays.equals(body, 0, length, delimiter, 2, delimiter.length);
    }

    /** To the next delimiter from the end of one; to the end of the body where there is none. */
    private int part(int afterDelimiter) {
      int line = afterDelimiter;
      while (line < body.length && (body[line] == ' ' || body[line] == '\t')) {
        line++;
      }
      if (line + 1 >= body.length || body[line] != '\r' || body[line + 1] != '\n') {
        return body.length;
      }
      int head = heads.find(body, line, body.length);
      int value = head + END_OF_HEAD.length;
      int next = head < 0 ? body.length : delimiter(value);
      if (next != body.length) {
        field(head(line, head), value, next);
      }
      return next;
    }

    private String head(int start, int end) {
      if (end - start > LONGEST_HEAD) {
        throw PartHead.wrong("A part of the form has headers of more than 8192 bytes.");
      }
      return new String(body, start, end - start, ISO_8859_1);
    }

    private void field(String head, int start, int end) {
      String name = PartHead.field(head);
      if (PassedBody.MODEL.equals(name)) {
        if (model != null) {
          throw PartHead.wrong("\"model\" is given twice.");
        }
        model = new Place(start, end);
      }
      stream |= "stream".equals(name) && Arrays.equals(body, start, end, TRUE, 0, TRUE.length);
    }

    /** The end of the body where there is none, or none that ends a line. */
    private int delimiter(int from) {
      int found = delimiters.find(body, from, body.length);
      while (found >= 0 && !endsLine(found + delimiter.length)) {
        found = delimiters.find(body, found + 1, body.length);
      }
      return found < 0 ? body.length : found;
    }

    private boolean endsLine(int at) {
      return at < body.length
          && (body[at] == '\r' || body[at] == '-' || body[at] == ' ' || body[at] == '\t');
    }
  }
}
