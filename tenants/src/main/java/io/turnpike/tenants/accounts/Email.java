package io.turnpike.tenants.accounts;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address as it is stored and compared: trimmed and in lower case. Only its shape is
 * checked; whether it reaches anyone shows when a message is sent.
 */
final class Email {

  private static final int LONGEST = 254;
  private static final Pattern SHAPE =
      Pattern.compile(
          "[^\\s@\\p{Cntrl}]{1,64}@([^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)+|localhost)");

  private Email() {}

  /** Null when it is not the shape of an address. */
  static @Nullable String normal(@Nullable String text) {
    if (text == null || text.length() > LONGEST * 2) {
      return null;
    }
    String email = text.strip().toLowerCase(Locale.ROOT);
    return email.length() <= LONGEST && SHAPE.matcher(email).matches() ? email : null;
  }
}
