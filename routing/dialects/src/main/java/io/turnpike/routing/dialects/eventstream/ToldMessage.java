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

  static final ToldMessage NONE = new ToldMessage(new byte[0], 0, 0);

  /** Of a stream in which something is not as it was sent. */
  static final ToldMessage DAMAGED =
      error(
          "damaged_event_stream",
          "\"The provider's event stream arrived damaged: a checksum in it does not fit.\"");

  private static final String CHUNK = "chunk";
  private static final int BLANK_LINE = 2;

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

  private static String nameOf(byte[] data) {
    ObjectScan event = ObjectScan.of(data, 0, data.length);
    String type = event == null ? null : event.text("type");
    return type == null ? CHUNK : type;
  }

  private static ToldMessage typed(Message message) {
    byte[] payload = oneLine(Arrays.copyOfRange(message.bytes(), message.start(), message.end()));
    int open = firstBehind(payload, 0);
    int inner = firstBehind(payload, open + 1);
    boolean isObject = open < payload.length && payload[open] == '{';
    Pieces data = new Pieces(payload.length + 64).put("{\"type\":");
    data.put(JsonText.quoted(message.type()));
    if (!isObject) {
      return event(message.type(), data.put("}").toArray());
    }
    boolean empty = inner < payload.length && payload[inner] == '}';
    data.put(empty ? "" : ",").put(payload, open + 1, payload.length);
    return event(message.type(), data.toArray());
  }

  private static int firstBehind(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] <= ' ') {
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
    byte[] frame =
        new Pieces(head.length + data.length + BLANK_LINE)
            .put(head)
            .put(data)
            .put("\n\n")
            .toArray();
    return new ToldMessage(frame, head.length, head.length + data.length);
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
