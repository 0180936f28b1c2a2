package io.turnpike.routing.dialects.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A message as a server-sent event.
 *
 * <ul>
 *   <li>An event whose payload is {@code {"bytes": "…"}} is what these bytes are: an event of the
 *       model's own, with a {@code type}.
 *   <li>Any other event is its payload with its type in front: {@code {"type":"messageStop",…}}.
 *   <li>An exception is {@code {"type":"error","error":{"type":"throttlingException","detail":…}}}.
 * </ul>
 *
 * @param frame the whole of it, with its blank line
 * @param dataStart offset of its data
 */
record ToldMessage(byte[] frame, int dataStart, int dataEnd) {

  // Before the constants that are made with them.
  private static final byte[] TYPE = "{\"type\":\"".getBytes(UTF_8);
  private static final byte[] BLANK_LINE = {'\n', '\n'};

  static final ToldMessage NONE = new ToldMessage(new byte[0], 0, 0);

  /** Of a stream in which something is not as it was sent. */
  static final ToldMessage DAMAGED =
      error(
          "damaged_event_stream",
          "\"The provider's event stream arrived damaged: a checksum in it does not fit.\"");

  private static final String CHUNK = "chunk";

  static ToldMessage of(Message message) {
    if (!message.isEvent()) {
      return error(message.type(), detail(message));
    }
    byte[] chunk = message.type().equals(CHUNK) ? chunk(message) : null;
    return chunk == null ? typed(message) : event(nameOf(chunk), chunk);
  }

  private static byte @Nullable [] chunk(Message message) {
    ObjectScan payload = ObjectScan.of(message.bytes(), message.start(), message.end());
    byte[] quoted = payload == null ? null : payload.string("bytes");
    try {
      return quoted == null ? null : oneLine(Base64.getDecoder().decode(unquoted(quoted)));
    } catch (IllegalArgumentException noBase64) {
      return null;
    }
  }

  private static byte[] unquoted(byte[] quoted) {
    return Arrays.copyOfRange(quoted, 1, quoted.length - 1);
  }

  /** It is the first member nearly always, so that it need not be looked for. */
  private static String nameOf(byte[] data) {
    int end = TYPE.length;
    if (Arrays.equals(data, 0, Math.min(end, data.length), TYPE, 0, end)) {
      while (end < data.length && data[end] != '"' && data[end] != '\\') {
        end++;
      }
      if (end < data.length && data[end] == '"') {
        return new String(data, TYPE.length, end - TYPE.length, UTF_8);
      }
    }
    ObjectScan event = ObjectScan.of(data, 0, data.length);
    String type = event == null ? null : event.text("type");
    return type == null ? CHUNK : type;
  }

  private static ToldMessage typed(Message message) {
    byte[] bytes = message.bytes();
    int open = firstBehind(bytes, message.start(), message.end());
    boolean isObject = open < message.end() && bytes[open] == '{';
    int inner = isObject ? firstBehind(bytes, open + 1, message.end()) : message.end();
    String type = "{\"type\":" + new String(JsonText.quoted(message.type()), UTF_8);
    boolean more = inner < message.end() && bytes[inner] != '}';
    byte[] head = (type + (isObject ? more ? "," : "" : "}")).getBytes(UTF_8);
    int rest = isObject ? message.end() - open - 1 : 0;
    byte[] data = Arrays.copyOf(head, head.length + rest);
    System.arraycopy(bytes, message.end() - rest, data, head.length, rest);
    return event(message.type(), oneLine(data));
  }

  private static int firstBehind(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] <= ' ') {
      at++;
    }
    return at;
  }

  private static String detail(Message message) {
    ObjectScan payload = ObjectScan.of(message.bytes(), message.start(), message.end());
    if (payload != null) {
      return new String(oneLine(payload.whole()), UTF_8);
    }
    String said = message.sentence().isEmpty() ? message.text() : message.sentence();
    return new String(JsonText.quoted(said), UTF_8);
  }

  private static ToldMessage error(String type, String detail) {
    byte[] data =
        new Pieces(256)
            .put("{\"type\":\"error\",\"error\":{\"type\":")
            .put(JsonText.quoted(type))
            .put(",\"detail\":")
            .put(detail.getBytes(UTF_8))
            .put("}}")
            .toArray();
    return event("error", data);
  }

  private static ToldMessage event(String name, byte[] data) {
    byte[] head = ("event: " + oneLine(name) + "\ndata: ").getBytes(UTF_8);
    int end = head.length + data.length;
    byte[] frame = Arrays.copyOf(head, end + BLANK_LINE.length);
    System.arraycopy(data, 0, frame, head.length, data.length);
    System.arraycopy(BLANK_LINE, 0, frame, end, BLANK_LINE.length);
    return new ToldMessage(frame, head.length, end);
  }

  private static String oneLine(String name) {
    return name.replace('\n', ' ').replace('\r', ' ');
  }

  /** White space between the tokens of JSON may break a line, and a line ends data. */
  private static byte[] oneLine(byte[] json) {
    for (int at = 0; at < json.length; at++) {
      if (json[at] == '\n' || json[at] == '\r') {
        json[at] = ' ';
      }
    }
    return json;
  }
}
