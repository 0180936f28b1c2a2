package io.turnpike.routing.dialects.eventstream;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the headers of a message say of it. Each is a name, a kind of value, and the value. */
record MessageHeaders(String kind, String type, String sentence) {

  private static final int BYTES = 6;
  private static final int TEXT = 7;

  /** Null for bytes that are none. */
  static @Nullable MessageHeaders of(ByteBuffer bytes, int start, int end) {
    ByteBuffer headers = bytes.duplicate().position(start).limit(end);
    MessageHeaders said = new MessageHeaders("", "", "");
    try {
      while (headers.hasRemaining()) {
        said = said.with(headers);
      }
      return said;
    } catch (BufferUnderflowException | IllegalArgumentException cut) {
      return null;
    }
  }

  private MessageHeaders with(ByteBuffer headers) {
    String name = text(headers, headers.get() & 0xFF);
    int valueKind = headers.get();
    if (valueKind != TEXT) {
      skip(headers, valueKind);
      return this;
    }
    String value = text(headers, headers.getShort() & 0xFFFF);
    return switch (name) {
      case ":message-type" -> new MessageHeaders(value, type, sentence);
      case ":event-type", ":exception-type", ":error-code" ->
          new MessageHeaders(kind, value, sentence);
      case ":error-message" -> new MessageHeaders(kind, type, value);
      default -> this;
    };
  }

  private static String text(ByteBuffer from, int length) {
    if (length > from.remaining()) {
      throw new BufferUnderflowException();
    }
    int at = from.position();
    from.position(at + length);
    return new String(from.array(), at, length, StandardCharsets.UTF_8);
  }

  /** True and false have no bytes, numbers up to eight, a UUID sixteen, others say how many. */
  private static void skip(ByteBuffer headers, int valueKind) {
    int length =
        switch (valueKind) {
          case 0, 1 -> 0;
          case 2 -> 1;
          case 3 -> 2;
          case 4 -> 4;
          case 5, 8 -> 8;
          case BYTES -> headers.getShort() & 0xFFFF;
          case 9 -> 16;
          default -> throw new IllegalArgumentException("No kind of value: " + valueKind);
        };
    headers.position(headers.position() + length);
  }
}
