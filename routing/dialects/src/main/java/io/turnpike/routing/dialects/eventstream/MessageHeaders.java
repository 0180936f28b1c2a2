package io.turnpike.routing.dialects.eventstream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the headers of a message say of it. Each is a name, a kind of value, and the value. */
final class MessageHeaders {

  private static final byte[] KIND = ":message-type".getBytes(US_ASCII);
  private static final byte[] SENTENCE = ":error-message".getBytes(US_ASCII);
  private static final byte[][] TYPES = {
    ":event-type".getBytes(US_ASCII),
    ":exception-type".getBytes(US_ASCII),
    ":error-code".getBytes(US_ASCII)
  };
  private static final int BYTES = 6;
  private static final int TEXT = 7;

  private String kind = "";
  private String type = "";
  private String sentence = "";

  private MessageHeaders() {}

  /** Null for bytes that are none. */
  static @Nullable MessageHeaders of(ByteBuffer bytes, int start, int end) {
    ByteBuffer headers = bytes.duplicate().position(start).limit(end);
    MessageHeaders said = new MessageHeaders();
    try {
      while (headers.hasRemaining()) {
        said.read(headers);
      }
      return said;
    } catch (BufferUnderflowException | IllegalArgumentException cut) {
      return null;
    }
  }

  String kind() {
    return kind;
  }

  String type() {
    return type;
  }

  String sentence() {
    return sentence;
  }

  private void read(ByteBuffer headers) {
    int start = pass(headers, headers.get() & 0xFF);
    int end = headers.position();
    int valueKind = headers.get();
    if (valueKind != TEXT) {
      pass(headers, length(headers, valueKind));
      return;
    }
    int value = pass(headers, headers.getShort() & 0xFFFF);
    text(headers.array(), start, end, value, headers.position());
  }

  private void text(byte[] bytes, int start, int end, int value, int valueEnd) {
    if (is(bytes, start, end, KIND)) {
      kind = text(bytes, value, valueEnd);
    } else if (is(bytes, start, end, SENTENCE)) {
      sentence = text(bytes, value, valueEnd);
    } else {
      for (byte[] name : TYPES) {
        type = is(bytes, start, end, name) ? text(bytes, value, valueEnd) : type;
      }
    }
  }

  private static boolean is(byte[] bytes, int start, int end, byte[] name) {
    return Arrays.equals(bytes, start, end, name, 0, name.length);
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** Where that begins which is passed. */
  private static int pass(ByteBuffer headers, int length) {
    int start = headers.position();
    headers.position(start + length);
    return start;
  }

  /** True and false have no bytes, numbers up to eight, a UUID sixteen, others say how many. */
  private static int length(ByteBuffer headers, int valueKind) {
    return switch (valueKind) {
      case 0, 1 -> 0;
      case 2 -> 1;
      case 3 -> 2;
      case 4 -> 4;
      case 5, 8 -> 8;
      case BYTES -> headers.getShort() & 0xFFFF;
      case 9 -> 16;
      default -> throw new IllegalArgumentException("No kind of value: " + valueKind);
    };
  }
}
