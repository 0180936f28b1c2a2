package io.turnpike.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.GatewayKey.KeyRights;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRightsTests {

  @ParameterizedTest
  @CsvSource({
    "llm.example.com, https://llm.example.com/v1, true",
    "llm.example.com, http://LLM.Example.com:8080/v1, true",
    "llm.example.com, https://llm.example.com.evil.example/v1, false",
    "llm.example.com:443, https://llm.example.com/v1, true",
    "llm.example.com:443, http://llm.example.com/v1, false",
    "llm.example.com:8443, https://llm.example.com:8443/v1, true",
    "llm.example.com:8443, https://llm.example.com/v1, false",
    "[::1]:8080, http://[::1]:8080/v1, true",
    "*, http://anything/v1, true",
    "other.example, https://llm.example.com/v1, false",
  })
  void aRequestMayNameAHostOfItsKeys(String allowed, URI address, boolean may) {
    KeyRights rights = new KeyRights(false, false, Set.of(allowed), Set.of());

    assertThat(rights.mayName(address)).isEqualTo(may);
    assertThat(KeyRights.NONE.mayName(address)).isFalse();
  }

  @Test
  void anOriginIsGrantedAsItIsWrittenOrAllAre() {
    KeyRights one = new KeyRights(false, false, Set.of(), Set.of("https://app.example.com"));
    KeyRights all = new KeyRights(false, false, Set.of(), Set.of("*"));

    assertThat(one.grants("https://app.example.com")).isTrue();
    assertThat(one.grants("http://app.example.com")).isFalse();
    assertThat(all.grants("https://elsewhere.example")).isTrue();
    assertThat(KeyRights.NONE.grants("https://app.example.com")).isFalse();
  }
}
