package io.turnpike.routing.dialects.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes messages of a binary event stream, as AWS sends them. */
public final class EventStreamFixture {

  private EventStreamFixture() {}

  /** An event with a payload of JSON. */
  public static byte[] event(String type, String json) {
    return message(headers("event", ":event-type", type), json.getBytes(UTF_8));
  }

  /** Bytes of a model's own, as InvokeModelWithResponseStream packs them. */
  public static byte[] chunk(String json) {
    String bytes = Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
    return event("chunk", "{\"bytes\":\"" + bytes + "\",\"p\":\"abcdefgh\"}");
  }

  /** A failure after the answer has begun. */
  public static byte[] exception(String type, String json) {
    return message(headers("exception", ":exception-type", type), json.getBytes(UTF_8));
  }

  /** A failure that stands in the headers alone. */
  public static byte[] error(String code, String sentence) {
    Map<String, String> headers = headers("error", ":error-code", code);
    headers.put(":error-message", sentence);
    return message(headers, new byte[0]);
  }

  /** All of them, one behind the other. */
  public static byte[] stream(byte[]... messages) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] message : messages) {
      out.writeBytes(message);
    }
    return out.toByteArray();
  }

  /**
   * @param headers texts by their names
   */
  public static byte[] message(Map<String, String> headers, byte[] payload) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    headers.forEach((name, value) -> header(written, name.getBytes(UTF_8), value.getBytes(UTF_8)));
    byte[] head = written.toByteArray();
    ByteBuffer out = ByteBuffer.allocate(16 + head.length + payload.length);
    out.putInt(out.capacity()).putInt(head.length);
    out.putInt(checksum(out)).put(head).put(payload);
    return out.putInt(checksum(out)).array();
  }

  private static void header(ByteArrayOutputStream out, byte[] name, byte[] value) {
    out.write(name.length);
    out.writeBytes(name);
    out.write(7);
    out.write(value.length >> 8);
    out.write(value.length);
    out.writeBytes(value);
  }

  private static int checksum(ByteBuffer written) {
    CRC32 checksum = new CRC32();
    checksum.update(written.array(), 0, written.position());
    return (int) checksum.getValue();
  }

  private static Map<String, String> headers(String kind, String name, String type) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(name, type);
    headers.put(":content-type", "application/json");
    headers.put(":message-type", kind);
    return headers;
  }
}
