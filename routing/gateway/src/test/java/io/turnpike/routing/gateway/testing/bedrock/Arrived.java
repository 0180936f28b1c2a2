package io.turnpike.routing.gateway.testing.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.HttpHeaders;

/**
 * A request as it came in.
 *
 * @param path as it was written
 */
public record Arrived(String method, String path, HttpHeaders headers, byte[] body) {

  public String bodyText() {
    return new String(body, UTF_8);
  }

  /** Empty without one. */
  public String header(String name) {
    return headers.get(name, "");
  }
}
