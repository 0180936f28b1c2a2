package io.turnpike.routing.dialects.settings;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.json.BodyScanner;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.dialects.settings.SentFields.Value;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks into small objects of a request, and writes them anew with one field changed. */
final class JsonMembers {

  /** An object that says nothing. */
  static final byte[] NONE = {'{', '}'};

  private static final String TYPE = "type";

  private JsonMembers() {}

  /** Null when it is not there, says nothing, or the value is no object. */
  static @Nullable Value of(Value object, String name) {
    ObjectScan scan = ObjectScan.of(object.bytes(), object.start(), object.end());
    byte[] raw = scan == null ? null : scan.raw(name);
    return raw == null ? null : new Value(raw, 0, raw.length);
  }

  /** A text, a number as it is written, or the {@code type} of an object; null for others. */
  static @Nullable String word(Value value) {
    return switch (value.bytes()[value.start()]) {
      case '"' -> text(value);
      case '{' -> {
        Value type = of(value, TYPE);
        if (type == null || type.bytes()[type.start()] != '"') {
          yield null;
        }
        yield text(type);
      }
      case '[' -> null;
      default -> new String(value.bytes(), value.start(), value.end() - value.start(), US_ASCII);
    };
  }

  static boolean contains(Value value, String ascii) {
    return new String(value.bytes(), value.start(), value.end() - value.start(), US_ASCII)
        .contains(ascii);
  }

  /**
   * @param object null for one that is not there yet
   */
  static byte[] with(@Nullable Value object, String name, byte[] json) {
    byte[] before = object != null && object.bytes()[object.start()] == '{' ? object.copy() : NONE;
    return scan(before).rewritten(Set.of(), name, json);
  }

  /** The value itself where it is no object. */
  static byte[] without(Value object, String name) {
    byte[] before = object.copy();
    return before[0] == '{' ? scan(before).rewritten(Set.of(name), name, null) : before;
  }

  /**
   * @param before what stood there; null for nothing
   * @param kept fields of it that stay
   */
  static byte[] tagged(byte[] type, @Nullable Value before, List<String> kept) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    out.writeBytes("{\"type\":".getBytes(US_ASCII));
    out.writeBytes(type);
    for (String name : kept) {
      Value value = before == null ? null : of(before, name);
      if (value != null) {
        out.writeBytes((",\"" + name + "\":").getBytes(US_ASCII));
        out.write(value.bytes(), value.start(), value.end() - value.start());
      }
    }
    out.write('}');
    return out.toByteArray();
  }

  /** As it is written: words that settings are made of have nothing to escape. */
  private static String text(Value value) {
    return new String(value.bytes(), value.start() + 1, value.end() - value.start() - 2, UTF_8);
  }

  private static ScannedBody scan(byte[] object) {
    return BodyScanner.scan(object, (_, _, _, _) -> {});
  }
}
