package io.turnpike.tenants.accounts;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.input.Mistakes;
import org.jspecify.annotations.Nullable;

/** A sign-up form without mistakes. */
record Applicant(String email, Secret password, String organization) {

  static Applicant of(@Nullable String email, Secret password, @Nullable String organization) {
    Mistakes mistakes = new Mistakes();
    String normal = Email.normal(email);
    if (normal == null) {
      mistakes.add("/email", "Give an e-mail address such as name@example.com.");
    }
    String name = mistakes.name("/organization", organization);
    Applicant applicant = new Applicant(normal == null ? "" : normal, password, name);
    PasswordRule.check(password, applicant.email(), name, mistakes);
    mistakes.refuse();
    return applicant;
  }
}
