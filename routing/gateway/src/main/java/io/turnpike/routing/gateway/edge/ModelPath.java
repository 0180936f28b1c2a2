package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.gateway.edge.PathAliases.Asked;
import org.jspecify.annotations.Nullable;

/**
 * Paths as Google writes them: the model, and behind a colon what is asked of it. As an operation
 * that is the same path without the model.
 */
final class ModelPath {

  /** How all such operations begin. */
  static final String KIN = "models:";

  private static final String MODELS = "models/";

  private ModelPath() {}

  /**
   * Null for a path without model and colon.
   *
   * @param path for example {@code models/local/llama:8b:generateContent}
   */
  static @Nullable Asked of(String path) {
    int slash = path.indexOf('/');
    int colon = path.lastIndexOf(':');
    if (slash < 0 || colon < slash) {
      return null;
    }
    return new Asked(KIN + path.substring(colon + 1), model(path.substring(0, colon)), KIN);
  }

  /** Tuned models have a folder of their own, which belongs to their names. */
  private static String model(String path) {
    String name = PathAliases.decoded(below(path));
    return below(name);
  }

  private static String below(String path) {
    return path.startsWith(MODELS) ? path.substring(MODELS.length()) : path;
  }
}
