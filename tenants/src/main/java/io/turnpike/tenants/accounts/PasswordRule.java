package io.turnpike.tenants.accounts;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.input.Mistakes;

/** What a password must be like. */
final class PasswordRule {

  static final String POINTER = "/password";

  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;

  private PasswordRule() {}

  static void check(Secret password, String email, String organization, Mistakes mistakes) {
    String text = password.reveal();
    int length = text.codePointCount(0, text.length());
    if (length < SHORTEST || length > LONGEST) {
      mistakes.add(POINTER, "A password has 10 to 200 characters; this one has " + length + ".");
    } else if (same(text, email) || same(text, organization)) {
      mistakes.add(POINTER, "Choose a password other than the e-mail or organization name.");
    }
  }

  private static boolean same(String password, String known) {
    return password.strip().equalsIgnoreCase(known);
  }
}
