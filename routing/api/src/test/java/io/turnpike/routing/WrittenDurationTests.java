package io.turnpike.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDurationTests {

  @ParameterizedTest
  @CsvSource({"500ms,500", "2s,2000", "1.5m,90000", "2h,7200000", "1d,86400000"})
  void takesANumberAndAUnit(String text, long millis) {
    assertThat(WrittenDuration.parse(text, ChronoUnit.DAYS)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-1s", "1 s", "1w", "1234567890s", "1e3s"})
  void takesNothingElse(String text) {
    assertThat(WrittenDuration.parse(text, ChronoUnit.DAYS)).isNull();
  }

  @Test
  void takesNoLargerUnitThanItMay() {
    assertThat(WrittenDuration.parse("1m", ChronoUnit.MINUTES)).isEqualTo(Duration.ofMinutes(1));
    assertThat(WrittenDuration.parse("1h", ChronoUnit.MINUTES)).isNull();
  }
}
