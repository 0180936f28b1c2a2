package io.turnpike.billing.log;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a filter calls a key by: its id, or its name. */
final class KeyWord {

  private KeyWord() {}

  /** Null for a name. */
  static @Nullable UUID id(@Nullable String text) {
    try {
      return text != null && text.length() == 36 ? UUID.fromString(text) : null;
    } catch (IllegalArgumentException aName) {
      return null;
    }
  }
}
