package io.turnpike.routing.dialects;

import org.jspecify.annotations.Nullable;

/**
 * What a client asks of the gateway, as path and method say it.
 *
 * @param path under {@code /v1/}, for example {@code embeddings}
 * @param name of all operations of its kind, as logs have it: the path without ids, for example
 *     {@code files/{id}/content}
 * @param method that it is called with; empty for one that is passed on with any
 * @param dialect that the client speaks, or is taken to speak
 */
public record Operation(String path, String name, String method, Dialect dialect) {

  /** One that a dialect serves. */
  public Operation(String path, String method, Dialect dialect) {
    this(path, path, method, dialect);
  }

  /** One that no dialect serves: it goes to a provider as it is. */
  public static Operation passedOn(String path, String name, Dialect dialect) {
    return new Operation(path, name, "", dialect);
  }

  /** The same at another path, for example with an id that its provider knows. */
  public Operation at(String other) {
    return new Operation(other, name, method, dialect);
  }

  /** Whether a dialect serves it; whatever else there is, is passed on. */
  public boolean isServed() {
    return !method.isEmpty();
  }

  /** Id of the answer, kept by its provider, that it is about; null for any other. */
  public @Nullable String storedAnswer() {
    return isServed() ? null : dialect.storedAt(path);
  }

  /** Whether no model is asked, whatever a target or a connection would give it. */
  public boolean isOfNoModel() {
    return !isServed() && dialect.isOfNoModel(path);
  }

  /** Throws {@link GatewayFailure} for a body that is no such request. */
  public RequestScan scan(@Nullable String query, byte[] body) {
    return scan(query, null, body);
  }

  /**
   * The same for a body that may be anything.
   *
   * @param contentType as the client sent it; null without one
   */
  public RequestScan scan(@Nullable String query, @Nullable String contentType, byte[] body) {
    return dialect.request(this, query, contentType, body);
  }
}
