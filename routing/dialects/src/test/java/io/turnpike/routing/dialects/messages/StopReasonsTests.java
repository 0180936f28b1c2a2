package io.turnpike.routing.dialects.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopReasonsTests {

  @ParameterizedTest
  @CsvSource({
    "stop, false, end_turn",
    "stop, true, tool_use",
    "tool_calls, true, tool_use",
    "tool_calls, false, end_turn",
    "function_call, true, tool_use",
    "length, false, max_tokens",
    "length, true, max_tokens",
    "content_filter, false, refusal",
    "content_filter, true, refusal",
    "never_heard_of, false, end_turn"
  })
  void areThoseOfMessages(String finishReason, boolean calls, String stopReason) {
    assertThat(StopReasons.stop(finishReason, calls)).isEqualTo(stopReason);
  }

  @Test
  void areGivenWhereThereIsNone() {
    assertThat(StopReasons.stop(null, false)).isEqualTo("end_turn");
    assertThat(StopReasons.stop(null, true)).isEqualTo("tool_use");
    assertThat(StopReasons.finish(null)).isEqualTo("stop");
  }

  /** What both can say comes back as it was. */
  @ParameterizedTest
  @CsvSource({"end_turn, false", "max_tokens, false", "tool_use, true", "refusal, false"})
  void comeBack(String stopReason, boolean calls) {
    assertThat(StopReasons.stop(StopReasons.finish(stopReason), calls)).isEqualTo(stopReason);
  }
}
