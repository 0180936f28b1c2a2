package io.turnpike.webui.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | $0.00",
        "1 | $0.000000001",
        "420000 | $0.00042",
        "10000000 | $0.01",
        "500000000 | $0.50",
        "1234567890 | $1.23456789",
        "1234567000000000 | $1,234,567.00",
        "-420000 | −$0.00042"
      })
  void isShownToTheNanoDollar(long nanoUsd, String shown) {
    assertThat(Money.exact(nanoUsd)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | $0.00",
        "1 | $0.000000001",
        "420000 | $0.00042",
        "12345678 | $0.0123",
        "999960000 | $1.00",
        "1234567890 | $1.23",
        "98765432100000 | $98,765.43"
      })
  void isShownBrieflyWithoutEverBecomingNothing(long nanoUsd, String shown) {
    assertThat(Money.brief(nanoUsd)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3716104140 | ≥ $3.71",
        "12399999 | ≥ $0.0123",
        "999999999 | ≥ $0.9999",
        "750 | ≥ $0.00000075",
        "0 | ≥ $0.00"
      })
  void ofWhichAPartIsNotKnownIsNeverSaidToBeMore(long nanoUsd, String shown) {
    assertThat(Money.atLeast(nanoUsd)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"150 | $0.15", "15000 | $15.00", "1 | $0.001"})
  void ofAPriceIsByTheMillionTokens(long nanoUsdPerToken, String shown) {
    assertThat(Money.perMillion(nanoUsdPerToken)).isEqualTo(shown);
  }
}
