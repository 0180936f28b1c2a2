package io.turnpike.webui.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conditional:classification canary:stable fallback:2/2 overloaded"
            + " | classification → stable → second of two (first overloaded)",
        "fallback:1/3 | first of three",
        "fallback:4/9 rate_limited | fourth of 9 (last rate limited)",
        "loadbalance:openai gpt-4o | openai gpt-4o",
        "loadbalance:openai gpt-4o 2/2 timeout | openai gpt-4o, second of two (first timeout)",
        "none:no_eligible_target | nobody was asked: no eligible target",
        "single | single",
        "cache:hit | a kept answer",
        "panic:openai gpt-4o | every breaker was open: openai gpt-4o",
        "from:another/release 7/x | another/release 7/x"
      })
  void saysInWordsWhatTheHeaderSaysInCodes(String codes, String words) {
    assertThat(Verdict.of(codes)).isEqualTo(words);
  }
}
