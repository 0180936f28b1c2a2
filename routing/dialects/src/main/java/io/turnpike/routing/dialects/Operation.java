package io.turnpike.routing.dialects;

import org.jspecify.annotations.Nullable;

/**
 * What a client asks of the gateway, as path and method say it.
 *
 * @param path under {@code /v1/}, for example {@code embeddings}
 * @param method that it is called with; empty where no dialect serves the path
 * @param dialect that the client speaks, or is taken to speak
 */
public record Operation(String path, String method, Dialect dialect) {

  /** A path of no dialect's, whose errors are written in this one. */
  static Operation unserved(String path, Dialect dialect) {
    return new Operation(path, "", dialect);
  }

  /** Whether a dialect serves it. */
  public boolean isServed() {
    return !method.isEmpty();
  }

  /** Throws {@link GatewayFailure} for a body that is no such request. */
  public RequestScan scan(@Nullable String query, byte[] body) {
    return dialect.request(this, query, body);
  }
}
