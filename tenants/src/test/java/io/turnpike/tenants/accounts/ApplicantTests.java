package io.turnpike.tenants.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicantTests {

  @Test
  void allMistakesAreToldAtOnce() {
    assertThat(pointers("nobody", "short", "  "))
        .containsExactlyInAnyOrder("/email", "/password", "/organization");
  }

  @Test
  void isTrimmedAndInLowerCase() {
    Applicant applicant =
        Applicant.of("  Ada@Example.COM ", new Secret("long enough pw"), "  Acme  ");
    assertThat(applicant.email()).isEqualTo("ada@example.com");
    assertThat(applicant.organization()).isEqualTo("Acme");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a@",
        "@b.c",
        "a@b",
        "a@b.",
        "a@.b",
        "a b@c.de",
        "a@b@c.de",
        "a\n@b.de",
        "a@b..de"
      })
  void refusesWhatIsNoAddress(String email) {
    assertThat(pointers(email, "long enough pw", "Acme")).containsExactly("/email");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@localhost", "a+b@example.co.uk", "ö@exämple.de", "o'x@example.com"})
  void acceptsAddressesOfAllKinds(String email) {
    assertThat(Applicant.of(email, new Secret("long enough pw"), "Acme").email()).isEqualTo(email);
  }

  @Test
  void refusesAnAddressLongerThanMailAllows() {
    assertThat(pointers("a@" + "b".repeat(250) + ".de", "long enough pw", "Acme"))
        .containsExactly("/email");
  }

  @Test
  void passwordsHave10To200Characters() {
    assertThat(pointers("a@b.de", "123456789", "Acme")).containsExactly("/password");
    assertThat(pointers("a@b.de", "x".repeat(201), "Acme")).containsExactly("/password");
    assertThat(Applicant.of("a@b.de", new Secret("😀".repeat(200)), "Acme")).isNotNull();
  }

  @Test
  void thePasswordIsNotTheEmailOrTheOrganization() {
    assertThat(pointers("ada@example.com", "ADA@example.com", "Acme")).containsExactly("/password");
    assertThat(pointers("ada@example.com", "acme limited", "Acme Limited"))
        .containsExactly("/password");
  }

  @Test
  void organizationsHave1To80PrintableCharacters() {
    assertThat(pointers("a@b.de", "long enough pw", "x".repeat(81)))
        .containsExactly("/organization");
    assertThat(pointers("a@b.de", "long enough pw", "a\u202Eb")).containsExactly("/organization");
    assertThat(Applicant.of("a@b.de", new Secret("long enough pw"), "😀".repeat(80))).isNotNull();
  }

  @Test
  void thePasswordDoesNotPrint() {
    assertThat(Applicant.of("a@b.de", new Secret("long enough pw"), "Acme").toString())
        .doesNotContain("long enough pw");
  }

  private static List<String> pointers(String email, String password, String organization) {
    InvalidInput refusal =
        catchThrowableOfType(
            InvalidInput.class, () -> Applicant.of(email, new Secret(password), organization));
    return refusal.mistakes().stream().map(Mistake::pointer).toList();
  }
}
