package io.turnpike.routing.guardrails;

import org.jspecify.annotations.Nullable;

/**
 * A place in a text.
 *
 * @param start offset in UTF-16 code units
 * @param end offset after its last
 * @param kind for example {@code email}
 * @param replacement what stands there after redaction; null for the kind in brackets
 */
public record Finding(int start, int end, String kind, @Nullable String replacement) {

  public Finding(int start, int end, String kind) {
    this(start, end, kind, null);
  }
}
