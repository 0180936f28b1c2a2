package io.turnpike.infra.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTests {

  @ParameterizedTest
  @ValueSource(strings = {"c2hvcnQ=", "not base64!", ",", ""})
  void refusesWhatIsNo256BitKeyAndSaysHowToMakeOne(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterKey.parse(text))
        .withMessageContaining("openssl rand -base64 32")
        .withMessageNotContaining("c2hv");
  }

  @Test
  void derivesADifferentKeyForEachUse() {
    MasterKey key = Keys.of(1);
    assertThat(key.derive(0, "a").getEncoded())
        .hasSize(32)
        .isEqualTo(key.derive(0, "a").getEncoded())
        .isNotEqualTo(key.derive(0, "b").getEncoded());
  }

  @Test
  void doesNotPrintItself() {
    assertThat(Keys.of(1).toString()).doesNotContain(Keys.text(1));
  }
}
