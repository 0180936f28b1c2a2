package io.turnpike.billing.payments.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.billing.payments.PaymentProvider.Forged;
import io.turnpike.infra.crypto.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeSignatureTests {

  /** {@code printf '1700000000.{"id": "evt_1"}' | openssl dgst -sha256 -hmac whsec_test}. */
  private static final String SIGNATURE =
      "a0c091828640f0b68061abc7c03981ad1100ff7160c5dba6b656239494a2b537";

  private static final Secret SECRET = new Secret("whsec_test");
  private static final String BODY = "{\"id\": \"evt_1\"}";
  private static final long AT = 1_700_000_000L;

  @Test
  void theRightOneIsAccepted() {
    assertThatCode(() -> check("t=1700000000,v1=" + SIGNATURE, BODY, AT))
        .doesNotThrowAnyException();
  }

  @Test
  void oneOfSeveralSufficesWhileASecretIsRolled() {
    String others = "t=1700000000, v1=" + "0".repeat(64) + ", v1=" + SIGNATURE + ",v0=abc";
    assertThatCode(() -> check(others, BODY, AT)).doesNotThrowAnyException();
  }

  @Test
  void itHoldsForFiveMinutesEitherWay() {
    String header = "t=1700000000,v1=" + SIGNATURE;
    assertThatCode(() -> check(header, BODY, AT + 300)).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(header, BODY, AT + 301)).isInstanceOf(Forged.class);
    assertThatThrownBy(() -> check(header, BODY, AT - 301)).isInstanceOf(Forged.class);
  }

  @Test
  void anotherBodyAnotherTimeOrAnotherSecretIsForged() {
    String header = "t=1700000000,v1=" + SIGNATURE;
    assertThatThrownBy(() -> check(header, BODY + " ", AT)).isInstanceOf(Forged.class);
    assertThatThrownBy(() -> check("t=1700000001,v1=" + SIGNATURE, BODY, AT))
        .isInstanceOf(Forged.class);
    assertThatThrownBy(
            () ->
                StripeSignature.check(
                    new Secret("whsec_other"),
                    header,
                    BODY.getBytes(UTF_8),
                    Instant.ofEpochSecond(AT)))
        .isInstanceOf(Forged.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t=",
        "v1=a0c091828640f0b68061abc7c03981ad1100ff7160c5dba6b656239494a2b537",
        "t=1700000000",
        "t=1700000000,v1=",
        "t=1700000000,v1=zz",
        "t=1700000000,v0=a0c091828640f0b68061abc7c03981ad1100ff7160c5dba6b656239494a2b537",
        "t=99999999999999999999,v1=00",
        ",,,==,=",
      })
  void whatIsNoSignatureIsForged(String header) {
    assertThatThrownBy(() -> check(header, BODY, AT)).isInstanceOf(Forged.class);
  }

  @Test
  void soIsNoneAndOneOfEndlessLength() {
    assertThatThrownBy(() -> check(null, BODY, AT)).isInstanceOf(Forged.class);
    assertThatThrownBy(() -> check("v1=00,".repeat(10_000), BODY, AT)).isInstanceOf(Forged.class);
  }

  private static void check(String header, String body, long now) {
    StripeSignature.check(SECRET, header, body.getBytes(UTF_8), Instant.ofEpochSecond(now));
  }
}
