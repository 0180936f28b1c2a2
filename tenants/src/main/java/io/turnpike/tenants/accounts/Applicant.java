package io.turnpike.tenants.accounts;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.input.Mistakes;
import org.jspecify.annotations.Nullable;

/** A sign-up form without mistakes. */
record Applicant(String email, Secret password, String organization) {

  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;

  static Applicant of(@Nullable String email, Secret password, @Nullable String organization) {
    Mistakes mistakes = new Mistakes();
    String normal = Email.normal(email);
    if (normal == null) {
      mistakes.add("/email", "Give an e-mail address such as name@example.com.");
    }
    String name = mistakes.name("/organization", organization);
    Applicant applicant = new Applicant(normal == null ? "" : normal, password, name);
    applicant.checkPassword(mistakes);
    mistakes.refuse();
    return applicant;
  }

  private void checkPassword(Mistakes mistakes) {
    String text = password.reveal();
    int length = text.codePointCount(0, text.length());
    if (length < SHORTEST || length > LONGEST) {
      mistakes.add(
          "/password", "A password has 10 to 200 characters; this one has " + length + ".");
    } else if (same(text, email) || same(text, organization)) {
      mistakes.add("/password", "Choose a password other than the e-mail or organization name.");
    }
  }

  private static boolean same(String password, String known) {
    return password.strip().equalsIgnoreCase(known);
  }
}
