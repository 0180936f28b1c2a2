package io.turnpike.tenants.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretTests {

  /** The example that the libraries of Standard Webhooks test themselves with. */
  @Test
  void signsAsTheSpecificationDoes() {
    assertThat(
            WebhookSecret.signature(
                new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330,
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void isAKeyOf256BitsAndEachTimeAnother() {
    String secret = WebhookSecret.fresh().reveal();
    assertThat(secret).startsWith("whsec_").isNotEqualTo(WebhookSecret.fresh().reveal());
    assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
  }
}
