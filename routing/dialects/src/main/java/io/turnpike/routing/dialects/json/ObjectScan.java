package io.turnpike.routing.dialects.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A JSON object as the places of its fields in its bytes, so that values can be taken over as they
 * were written, whatever is in them. Fields that are null count as absent.
 */
public final class ObjectScan {

  private final byte[] bytes;
  private final List<Field> fields = new ArrayList<>(8);
  private int begin;
  private int end;

  private record Field(String name, JsonToken kind, int start, int end) {}

  private ObjectScan(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Null for bytes that are no JSON object. */
  public static @Nullable ObjectScan of(byte[] bytes, int start, int end) {
    try (JsonParser in = JsonParsers.of(bytes, start, end - start)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      ObjectScan scan = new ObjectScan(bytes);
      scan.read(in, start);
      return in.nextToken() == null ? scan : null;
    } catch (JacksonException notJson) {
      return null;
    }
  }

  public boolean has(String name) {
    return field(name) != null;
  }

  /** Null when it is absent or no string. */
  public @Nullable String text(String name) {
    Field field = field(name);
    return field == null || field.kind != JsonToken.VALUE_STRING ? null : text(field);
  }

  /** Null when it is absent or no object. */
  public @Nullable ObjectScan object(String name) {
    Field field = field(name);
    return field == null ? null : of(bytes, field.start, field.end);
  }

  /** The objects of an array; null when it is absent, no array, or holds anything else. */
  public @Nullable List<ObjectScan> objects(String name) {
    Field field = field(name);
    return field == null || field.kind != JsonToken.START_ARRAY ? null : objects(field);
  }

  /** How many strings an array begins with; 0 when it is absent or no array. */
  public int texts(String name) {
    Field field = field(name);
    if (field == null || field.kind != JsonToken.START_ARRAY) {
      return 0;
    }
    try (JsonParser in = JsonParsers.of(bytes, field.start, field.end - field.start)) {
      in.nextToken();
      int texts = 0;
      while (in.nextToken() == JsonToken.VALUE_STRING) {
        texts++;
      }
      return texts;
    }
  }

  /** -1 when it is absent, negative or no whole number, however that is written. */
  public long count(String name) {
    Field field = field(name);
    if (field == null || field.end - field.start > 18) {
      return -1;
    }
    String number = ascii(field.start, field.end);
    return switch (field.kind) {
      case VALUE_NUMBER_INT -> Math.max(-1, Long.parseLong(number));
      case VALUE_NUMBER_FLOAT -> whole(Double.parseDouble(number));
      default -> -1;
    };
  }

  private static long whole(double number) {
    return number >= 0 && number <= 1e15 && number == Math.rint(number) ? (long) number : -1;
  }

  /** All of it, as it was written. */
  public byte[] whole() {
    return Arrays.copyOfRange(bytes, begin, end);
  }

  /** Any value as it was written; null when it is absent. */
  public byte @Nullable [] raw(String name) {
    Field field = field(name);
    return field == null ? null : Arrays.copyOfRange(bytes, field.start, field.end);
  }

  /** A string as it was written, with its quotes; null when it is absent or no string. */
  public byte @Nullable [] string(String name) {
    Field field = field(name);
    return field == null || field.kind != JsonToken.VALUE_STRING ? null : raw(name);
  }

  private void read(JsonParser in, int offset) {
    begin = offset + (int) in.currentTokenLocation().getByteOffset();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      JsonToken kind = in.nextToken();
      int start = offset + (int) in.currentTokenLocation().getByteOffset();
      JsonParsers.skip(in, kind);
      if (kind != JsonToken.VALUE_NULL) {
        int after = offset + (int) in.currentLocation().getByteOffset();
        fields.add(new Field(name, kind, start, after));
      }
    }
    end = offset + (int) in.currentLocation().getByteOffset();
  }

  private @Nullable List<ObjectScan> objects(Field array) {
    List<ObjectScan> objects = new ArrayList<>(4);
    try (JsonParser in = JsonParsers.of(bytes, array.start, array.end - array.start)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.START_OBJECT) {
        ObjectScan scan = new ObjectScan(bytes);
        scan.read(in, array.start);
        objects.add(scan);
      }
      return in.currentToken() == JsonToken.END_ARRAY ? objects : null;
    } catch (JacksonException notJson) {
      return null;
    }
  }

  private @Nullable Field field(String name) {
    for (Field field : fields) {
      if (field.name.equals(name)) {
        return field;
      }
    }
    return null;
  }

  private String text(Field field) {
    for (int at = field.start; at < field.end; at++) {
      if (bytes[at] == '\\') {
        return decoded(field);
      }
    }
    return new String(bytes, field.start + 1, field.end - field.start - 2, StandardCharsets.UTF_8);
  }

  private String decoded(Field field) {
    try (JsonParser in = JsonParsers.of(bytes, field.start, field.end - field.start)) {
      in.nextToken();
      return in.getString();
    }
  }

  private String ascii(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
  }
}
