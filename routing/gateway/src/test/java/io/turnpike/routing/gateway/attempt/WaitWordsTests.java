package io.turnpike.routing.gateway.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitWordsTests {

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "999, 999 ms",
    "1000, 1 second",
    "1500, 2 seconds",
    "60000, 1 minute",
    "61500, 1 minute 2 seconds",
    "3599574, 1 hour",
    "3600001, 1 hour 1 minute",
    "86400000, 24 hours",
  })
  void saysItAsPeopleDo(long millis, String words) {
    assertThat(WaitWords.of(Duration.ofMillis(millis))).isEqualTo(words);
  }
}
