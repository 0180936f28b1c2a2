package io.turnpike.tenants.providers;

import io.turnpike.infra.crypto.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a connection's API keys, or whatever other credentials its type takes. However it
 * is said, a key that stays keeps its id, and a change of host keeps none: a key is bound to the
 * host it was given for.
 */
public sealed interface KeyChange {

  /** All stay. */
  record Keep() implements KeyChange {}

  /** This one replaces all. */
  record One(SecretFields secrets) implements KeyChange {

    public One(Secret apiKey) {
      this(SecretFields.key(apiKey));
    }
  }

  /** These in this order; a stored one that is not among them is removed. */
  record Exactly(List<Entry> entries) implements KeyChange {}

  /** One key of a new set. */
  sealed interface Entry {}

  /**
   * One that is stored, which need not be typed again.
   *
   * @param label null keeps the present one
   */
  record Stored(String id, @Nullable String label) implements Entry {}

  /**
   * @param label null for the id, or for the present label when this very key is stored
   */
  record Given(@Nullable String label, SecretFields secrets) implements Entry {

    public Given(@Nullable String label, Secret apiKey) {
      this(label, SecretFields.key(apiKey));
    }
  }
}
