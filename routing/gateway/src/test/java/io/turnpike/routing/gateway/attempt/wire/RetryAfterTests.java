package io.turnpike.routing.gateway.attempt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTests {

  private static final Instant NOW = Instant.parse("1994-11-06T08:49:37Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retry-after-ms        | 250                            | PT0.25S",
        "x-ms-retry-after-ms   | 1500                           | PT1.5S",
        "retry-after           | 3                              | PT3S",
        "retry-after           | 0.4                            | PT0.4S",
        "retry-after           | Sun, 06 Nov 1994 08:49:47 GMT  | PT10S",
        "retry-after           | Sunday, 06-Nov-94 08:49:47 GMT | PT10S",
        "retry-after           | Sun Nov  6 08:49:47 1994       | PT10S",
        "retry-after           | Sun, 06 Nov 1994 08:49:07 GMT  | PT0S",
        "retry-after           | -5                             | PT0S",
        "retry-after           | 99999999999                    | PT24H",
        "retry-after           | 1e300                          | PT24H",
        "retry-after           | Fri, 06 Nov 2099 08:49:47 GMT  | PT24H"
      })
  void readsWhatProvidersWrite(String name, String value, Duration wait) {
    assertThat(asked(503, name, value)).isEqualTo(wait);
  }

  @ParameterizedTest
  @CsvSource({"soon", "NaN", "''", "'12,5'", "Someday 06 Nov"})
  void ignoresWhatMakesNoSense(String value) {
    assertThat(asked(429, "retry-after", value)).isNull();
    assertThat(asked(429, "retry-after-ms", value)).isNull();
  }

  @Test
  void takesMillisecondsBeforeSeconds() {
    assertThat(asked(429, "retry-after-ms", "250", "retry-after", "1"))
        .isEqualTo(Duration.ofMillis(250));
    assertThat(asked(429, "retry-after-ms", "what", "retry-after", "1"))
        .isEqualTo(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @CsvSource({"6m0s,PT6M", "350ms,PT0.35S", "1h2m3.5s,PT1H2M3.5S", "12,PT12S"})
  void takesTheSpentCountersWordForARateLimit(String reset, Duration wait) {
    String[] headers = {
      "x-ratelimit-remaining-tokens", "0",
      "x-ratelimit-reset-tokens", reset,
      "x-ratelimit-remaining-requests", "17",
      "x-ratelimit-reset-requests", "23h"
    };
    assertThat(asked(429, headers)).isEqualTo(wait);
    assertThat(asked(500, headers)).isNull();
  }

  @Test
  void takesAnthropicsDates() {
    assertThat(
            asked(
                429,
                "anthropic-ratelimit-requests-remaining",
                "0",
                "anthropic-ratelimit-requests-reset",
                "1994-11-06T08:50:07Z"))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void believesAnExplicitWaitBeforeACounter() {
    assertThat(
            asked(
                429,
                "retry-after",
                "2",
                "x-ratelimit-remaining-tokens",
                "0",
                "x-ratelimit-reset-tokens",
                "6m0s"))
        .isEqualTo(Duration.ofSeconds(2));
  }

  private static @Nullable Duration asked(int status, String... headers) {
    HttpHeaders all = new DefaultHttpHeaders();
    for (int i = 0; i < headers.length; i += 2) {
      all.add(headers[i], headers[i + 1]);
    }
    return RetryAfter.of(status, all, NOW);
  }
}
