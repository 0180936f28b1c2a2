package io.turnpike.routing.dialects.messages.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.json.ObjectWalk;
import java.util.Arrays;

/**
 * About how many tokens a request is long, where no provider can be asked: four bytes of it are
 * one, and a picture or document is as many as a large picture.
 */
final class PromptLength extends ObjectWalk {

  private static final int BYTES_PER_TOKEN = 4;
  private static final int TOKENS_PER_PICTURE = 1_600;
  private static final byte[] TYPE = "type".getBytes(US_ASCII);
  private static final byte[] DATA = "data".getBytes(US_ASCII);
  private static final byte[] IMAGE = "image".getBytes(US_ASCII);
  private static final byte[] DOCUMENT = "document".getBytes(US_ASCII);

  /** Text has a space before that, base64 never. */
  private static final int LONGEST_WORD = 256;

  private boolean type;
  private boolean data;
  private int pictures;
  private int packed;

  private PromptLength() {}

  static long of(byte[] body) {
    PromptLength length = new PromptLength();
    boolean whole = length.walk(body, 0, body.length);
    int pictures = whole ? length.pictures : 0;
    int text = body.length - (whole ? length.packed : 0);
    return Math.max(1, text / BYTES_PER_TOKEN + (long) pictures * TOKENS_PER_PICTURE);
  }

  @Override
  protected void field(int start, int stop, int at) {
    type = is(start, stop, TYPE);
    data = is(start, stop, DATA);
  }

  @Override
  protected void text(int start, int stop) {
    if (type && (is(start, stop, IMAGE) || is(start, stop, DOCUMENT))) {
      pictures++;
    } else if (data && isPacked(start, stop)) {
      packed += stop - start;
    }
    type = data = false;
  }

  @Override
  protected void literal(int start, int stop) {
    type = data = false;
  }

  @Override
  protected void opens(int start, boolean array, int at) {
    type = data = false;
  }

  @Override
  protected void closes(int stop, int at) {}

  private boolean is(int start, int stop, byte[] word) {
    return Arrays.equals(bytes(), start, stop, word, 0, word.length);
  }

  private boolean isPacked(int start, int stop) {
    for (int at = start; at < Math.min(stop, start + LONGEST_WORD); at++) {
      if (bytes()[at] == ' ' || bytes()[at] == '\\') {
        return false;
      }
    }
    return true;
  }
}
