package io.turnpike.routing.gateway.testing.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** HTTP/1.1 framing by hand, so that it can be wrong on purpose. */
final class Http {

  static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(UTF_8);

  private Http() {}

  /**
   * @param headers whole lines such as {@code Retry-After: 3}
   */
  static byte[] head(int status, List<String> headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Hostile\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    return head.append("\r\n").toString().getBytes(UTF_8);
  }

  static byte[] head(int status, String... headers) {
    return head(status, List.of(headers));
  }

  static byte[] streamHead() {
    return head(200, "Content-Type: text/event-stream", "Transfer-Encoding: chunked");
  }

  static byte[] jsonHead() {
    return head(200, "Content-Type: application/json", "Transfer-Encoding: chunked");
  }

  static byte[] whole(int status, String contentType, byte[] body, List<String> headers) {
    List<String> all =
        new java.util.ArrayList<>(
            List.of("Content-Type: " + contentType, "Content-Length: " + body.length));
    all.addAll(headers);
    return join(head(status, all), body);
  }

  static byte[] chunk(byte[] body) {
    byte[] size = (Integer.toHexString(body.length) + "\r\n").getBytes(UTF_8);
    return join(join(size, body), "\r\n".getBytes(UTF_8));
  }

  static byte[] join(byte[] first, byte[] second) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(first.length + second.length);
    joined.writeBytes(first);
    joined.writeBytes(second);
    return joined.toByteArray();
  }
}
