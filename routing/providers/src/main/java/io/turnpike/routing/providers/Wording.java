package io.turnpike.routing.providers;

import io.turnpike.routing.dialects.Translation;
import org.jspecify.annotations.Nullable;

/**
 * How a provider carries out an operation.
 *
 * @param operation of the provider's own, for example {@code messages}
 * @param translation from and to the canonical form; null where the bytes pass as they are
 */
public record Wording(String operation, @Nullable Translation translation) {

  /** An operation that clients and the provider write alike. */
  public static Wording same(String operation) {
    return new Wording(operation, null);
  }
}
