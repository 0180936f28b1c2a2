package io.turnpike.billing;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What followed from what guardrails found in a request; the later, the stricter. */
public enum GuardrailAction {
  /** Only watched: nothing followed. */
  OBSERVED,
  /** Noted, and let through. */
  FLAG,
  /** Something was taken out or changed. */
  REDACT,
  /** Refused. */
  DENY;

  /** As addresses and rows have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Null for a word that is none of them. */
  public static @Nullable GuardrailAction of(@Nullable String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElse(null);
  }
}
