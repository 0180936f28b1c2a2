package io.turnpike.tenants;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an organization wants of models whose price nobody knows. */
public enum Unpriced {
  /** They are asked; what they cost is shown as unknown, never as nothing. */
  ALLOW,
  /** They are asked, and charged at the dearest price that is known of their provider's models. */
  CEILING,
  /** They are not asked. */
  BLOCK;

  /** As written in the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for any other word. */
  public static Optional<Unpriced> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
