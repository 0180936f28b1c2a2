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
 * were written, whatever is in them. Fields that are null count as absent. All of it is parsed
 * once; what is asked of objects within it only steps over their bytes.
 */
public final class ObjectScan {

  /** Of a field, in this order: where its name begins and ends, and its value. */
  private static final int PLACES = 4;

  private static final int USUAL = 8;

  private final byte[] bytes;
  private final int begin;
  private int[] fields = new int[USUAL * PLACES];
  private int length;
  private int end;
  private boolean escaped;

  private ObjectScan(byte[] bytes, int begin) {
    this.bytes = bytes;
    this.begin = begin;
    this.end = begin;
  }

  /** Null for bytes that are no JSON object. */
  public static @Nullable ObjectScan of(byte[] bytes, int start, int end) {
    return isObject(bytes, start, end) ? read(bytes, brace(bytes, start, end)) : null;
  }

  public boolean has(String name) {
    return field(name) >= 0;
  }

  /** Null when it is absent or no string. */
  public @Nullable String text(String name) {
    int field = field(name, '"');
    return field < 0 ? null : text(start(field), stop(field));
  }

  /** Null when it is absent or no object. */
  public @Nullable ObjectScan object(String name) {
    int field = field(name, '{');
    return field < 0 ? null : read(bytes, start(field));
  }

  /** The objects of an array; null when it is absent, no array, or holds anything else. */
  public @Nullable List<ObjectScan> objects(String name) {
    int field = field(name, '[');
    return field < 0 ? null : objects(start(field), stop(field) - 1);
  }

  /** How many strings an array begins with; 0 when it is absent or no array. */
  public int texts(String name) {
    int field = field(name, '[');
    int texts = 0;
    int at = field < 0 ? bytes.length : WalkedJson.afterSpace(bytes, start(field) + 1);
    while (at < bytes.length && bytes[at] == '"') {
      texts++;
      at = afterComma(WalkedJson.afterString(bytes, at));
    }
    return texts;
  }

  /** -1 when it is absent, negative or no whole number, however that is written. */
  public long count(String name) {
    int field = field(name);
    if (field < 0 || stop(field) - start(field) > 18 || !isNumber(bytes[start(field)])) {
      return -1;
    }
    String number = ascii(start(field), stop(field));
    return number.chars().allMatch(c -> c <= '9' && c != '.' && c != '+')
        ? Math.max(-1, Long.parseLong(number))
        : whole(Double.parseDouble(number));
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
    int field = field(name);
    return field < 0 ? null : Arrays.copyOfRange(bytes, start(field), stop(field));
  }

  /** A string as it was written, with its quotes; null when it is absent or no string. */
  public byte @Nullable [] string(String name) {
    int field = field(name, '"');
    return field < 0 ? null : Arrays.copyOfRange(bytes, start(field), stop(field));
  }

  private static boolean isObject(byte[] bytes, int start, int end) {
    try (JsonParser in = JsonParsers.of(bytes, start, end - start)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      in.skipChildren();
      return in.nextToken() == null;
    } catch (JacksonException notJson) {
      return false;
    }
  }

  /** A mark of the encoding may stand before it. */
  private static int brace(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end - 1 && bytes[at] != '{') {
      at++;
    }
    return at;
  }

  /** Null for what is written in an encoding that bytes do not tell the tokens of. */
  private static @Nullable ObjectScan read(byte[] bytes, int begin) {
    ObjectScan scan = new ObjectScan(bytes, begin);
    return scan.read() ? scan : null;
  }

  private boolean read() {
    int at = WalkedJson.afterSpace(bytes, begin + 1);
    while (at < bytes.length && bytes[at] == '"') {
      int name = WalkedJson.afterString(bytes, at);
      int value = WalkedJson.afterSpace(bytes, WalkedJson.afterSpace(bytes, name) + 1);
      if (value >= bytes.length) {
        return false;
      }
      int after = WalkedJson.afterValue(bytes, value);
      add(at + 1, name - 1, value, after);
      at = afterComma(after);
    }
    end = at + 1;
    return at < bytes.length && bytes[at] == '}';
  }

  private int afterComma(int value) {
    int next = WalkedJson.afterSpace(bytes, value);
    return next < bytes.length && bytes[next] == ','
        ? WalkedJson.afterSpace(bytes, next + 1)
        : next;
  }

  private void add(int name, int nameEnd, int value, int valueEnd) {
    if (bytes[value] == 'n') {
      return;
    }
    if (length == fields.length) {
      fields = Arrays.copyOf(fields, 2 * length);
    }
    fields[length] = name;
    fields[length + 1] = nameEnd;
    fields[length + 2] = value;
    fields[length + 3] = valueEnd;
    length += PLACES;
    escaped |= isEscaped(name, nameEnd);
  }

  private @Nullable List<ObjectScan> objects(int open, int close) {
    List<ObjectScan> objects = new ArrayList<>(2);
    int at = WalkedJson.afterSpace(bytes, open + 1);
    while (at < close) {
      ObjectScan one = bytes[at] == '{' ? read(bytes, at) : null;
      if (one == null) {
        return null;
      }
      objects.add(one);
      at = afterComma(one.end);
    }
    return objects;
  }

  /** Of a value that begins so; -1 without one. */
  private int field(String name, char begins) {
    int field = field(name);
    return field >= 0 && bytes[start(field)] == begins ? field : -1;
  }

  /** The first one of that name; -1 without one. */
  private int field(String name) {
    for (int field = 0; field < length; field += PLACES) {
      if (isCalled(field, name)) {
        return field;
      }
    }
    return -1;
  }

  private int start(int field) {
    return fields[field + 2];
  }

  private int stop(int field) {
    return fields[field + 3];
  }

  private boolean isCalled(int field, String name) {
    int start = fields[field];
    int stop = fields[field + 1];
    return isWritten(start, stop, name)
        || escaped && isEscaped(start, stop) && decoded(start - 1, stop + 1).equals(name);
  }

  private boolean isWritten(int start, int stop, String name) {
    if (stop - start != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (bytes[start + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isEscaped(int start, int stop) {
    for (int at = start; at < stop; at++) {
      if (bytes[at] == '\\') {
        return true;
      }
    }
    return false;
  }

  private String text(int start, int stop) {
    return isEscaped(start, stop)
        ? decoded(start, stop)
        : new String(bytes, start + 1, stop - start - 2, StandardCharsets.UTF_8);
  }

  private String decoded(int start, int stop) {
    try (JsonParser in = JsonParsers.of(bytes, start, stop - start)) {
      in.nextToken();
      return in.getString();
    }
  }

  private static boolean isNumber(byte first) {
    return first == '-' || first >= '0' && first <= '9';
  }

  private String ascii(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
  }
}
