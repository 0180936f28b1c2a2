package io.turnpike.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusRangeTests {

  @ParameterizedTest
  @ValueSource(strings = {"0", "200", "429", "2xx", "5xx"})
  void isWrittenAsItWasRead(String text) {
    assertThat(StatusRange.parse(text)).hasToString(text);
  }

  @Test
  void aClassHoldsItsHundred() {
    StatusRange failures = StatusRange.parse("5XX");

    assertThat(failures.holds(499)).isFalse();
    assertThat(failures.holds(500)).isTrue();
    assertThat(failures.holds(599)).isTrue();
    assertThat(failures.holds(600)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wat", "-1", "6xx", "50x", "2000", "xxx"})
  void isNothingElse(String text) {
    assertThat(StatusRange.parse(text)).isNull();
  }
}
