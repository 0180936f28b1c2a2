package io.turnpike.routing.gateway.attempt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import org.junit.jupiter.api.Test;

class ScrubTests {

  private static final CallSecrets NONE = new CallSecrets(null);

  @Test
  void takesOutTheSecretAndWhatLooksLikeOne() {
    assertThat(Scrub.of("Key hush-hush is wrong, see sk-proj-12*****89.", secrets("hush-hush")))
        .isEqualTo("Key [secret] is wrong, see [secret].");
  }

  @Test
  void leavesADocumentWholeButForSecrets() {
    String text = "{\n  \"a\": \"" + "b ".repeat(5_000) + "%s\"\r\n}";

    assertThat(Scrub.document(text.formatted("hush-hush sk-ant-123456"), secrets("hush-hush")))
        .isEqualTo(text.formatted("[secret] [secret]"));
  }

  @Test
  void takesOutEachFieldOfACredentialAndTheFetchedToken() {
    CallSecrets secrets =
        secrets(
            "{\"client_secret\":\"hush\",\"service_account_json\":\"{\\\"private_key\\\":1}\"}");
    secrets.add(new Secret("fetched-token"));

    assertThat(Scrub.of("No hush, no fetched-token, no {\"private_key\":1}.", secrets))
        .isEqualTo("No [secret], no [secret], no [secret].");
  }

  @Test
  void takesOutPrivateKeysWhoeversTheyAre() {
    assertThat(
            Scrub.document(
                "a -----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----\\n b", NONE))
        .isEqualTo("a [secret]\\n b");
    assertThat(Scrub.of("a -----BEGIN RSA PRIVATE KEY-----\nMIIE", NONE)).isEqualTo("a [secret]");
  }

  @Test
  void leavesOrdinaryWordsAlone() {
    assertThat(Scrub.of("Ask the sk- helpdesk.", NONE)).isEqualTo("Ask the sk- helpdesk.");
  }

  @Test
  void keepsItOnOneLineAndShort() {
    String scrubbed = Scrub.of("a\r\nb\u0000" + "x".repeat(10_000), NONE);

    assertThat(scrubbed).startsWith("a  b x").hasSize(501);
  }

  private static CallSecrets secrets(String kept) {
    return new CallSecrets(new Secret(kept));
  }
}
