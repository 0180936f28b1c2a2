package io.turnpike.routing.gateway.attempt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import org.junit.jupiter.api.Test;

class ScrubTests {

  @Test
  void takesOutTheSecretAndWhatLooksLikeOne() {
    assertThat(Scrub.of("Key hush-hush is wrong, see sk-proj-12*****89.", new Secret("hush-hush")))
        .isEqualTo("Key [secret] is wrong, see [secret].");
  }

  @Test
  void leavesADocumentWholeButForSecrets() {
    String text = "{\n  \"a\": \"" + "b ".repeat(5_000) + "%s\"\r\n}";

    assertThat(Scrub.document(text.formatted("hush-hush sk-ant-123456"), new Secret("hush-hush")))
        .isEqualTo(text.formatted("[secret] [secret]"));
  }

  @Test
  void leavesOrdinaryWordsAlone() {
    assertThat(Scrub.of("Ask the sk- helpdesk.", null)).isEqualTo("Ask the sk- helpdesk.");
  }

  @Test
  void keepsItOnOneLineAndShort() {
    String scrubbed = Scrub.of("a\r\nb\u0000" + "x".repeat(10_000), null);

    assertThat(scrubbed).startsWith("a  b x").hasSize(501);
  }
}
