package io.turnpike.tenants.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretFieldsTests {

  @Test
  void aKeyThatStandsAloneIsKeptAsItIs() {
    SecretFields key = SecretFields.key(new Secret("sk-1"));

    assertThat(key.kept().reveal()).isEqualTo("sk-1");
    assertThat(SecretFields.of(key.kept())).isEqualTo(key);
  }

  @Test
  void severalAreKeptAsOneInOneSpelling() {
    SecretFields pair =
        new SecretFields(Map.of("word", new Secret("w\n\"1\""), "id", new Secret("a")));

    assertThat(pair.kept().reveal()).isEqualTo("{\"id\":\"a\",\"word\":\"w\\n\\\"1\\\"\"}");
    assertThat(SecretFields.of(pair.kept())).isEqualTo(pair);
    assertThat(pair.toString()).doesNotContain("w\n");
  }

  @Test
  void aTextIsReadOnce() {
    Secret kept = new Secret("{\"id\":\"a\"}");

    assertThat(SecretFields.of(kept)).isSameAs(SecretFields.of(kept));
  }

  @Test
  void whatOnlyBeginsLikeAnObjectIsAKey() {
    Secret odd = new Secret("{no object");

    assertThat(SecretFields.of(odd).get(SecretFields.API_KEY)).isEqualTo(odd);
  }
}
