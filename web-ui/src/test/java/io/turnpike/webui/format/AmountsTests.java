package io.turnpike.webui.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTests {

  @ParameterizedTest
  @CsvSource({
    "-1, –",
    "0, 0 µs",
    "850, 850 µs",
    "1000, 1.00 ms",
    "12340, 12.3 ms",
    "999999, 1000 ms",
    "1240000, 1.24 s",
    "59990000, 60.0 s",
    "123000000, 2 m 03 s"
  })
  void durationsKeepThreeDigitsAndTheirUnit(long micros, String shown) {
    assertThat(Amounts.micros(micros)).isEqualTo(shown);
  }

  @Test
  void countsAreGrouped() {
    assertThat(Amounts.tokens(1_234_567)).isEqualTo("1,234,567 tok");
  }

  @Test
  void aShareOfNothingIsNotZero() {
    assertThat(Amounts.percent(0, 0)).isEqualTo("–");
    assertThat(Amounts.percent(0, 3)).isEqualTo("0.0 %");
    assertThat(Amounts.percent(1, 3_000)).isEqualTo("< 0.1 %");
    assertThat(Amounts.percent(1, 3)).isEqualTo("33.3 %");
  }
}
