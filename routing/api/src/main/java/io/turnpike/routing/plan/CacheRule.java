package io.turnpike.routing.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a config keeps answers.
 *
 * @param maxAge an entry older than that is not served
 * @param namespace entries of another namespace are not seen; null for the usual one
 * @param tags by which entries can be purged
 * @param semantic null where only the same request finds an answer
 */
public record CacheRule(
    Duration maxAge,
    Scope scope,
    @Nullable String namespace,
    List<String> tags,
    @Nullable SemanticRule semantic) {

  /** Whose answers a request may get. */
  public enum Scope {
    /** Of the user whom the request names; a request that names none is not cached. */
    USER,
    /** Of the key's team. */
    TEAM,
    /** Of anybody in the organization. */
    ORGANIZATION
  }

  /**
   * Answers to what means the same.
   *
   * @param threshold least similarity, 0 to 1; null where the measured rate of wrong hits decides
   * @param maxWrongHitRate at most this part of the hits may be wrong, 0 to 1
   * @param connection of the tenant's own that makes embeddings; null for the built-in model
   * @param model that makes them there; null for the built-in one
   */
  public record SemanticRule(
      @Nullable Double threshold,
      double maxWrongHitRate,
      @Nullable String connection,
      @Nullable String model) {}
}
