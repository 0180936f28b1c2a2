package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.usage.TokenUsage;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatAnswerTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"message\":{}}],\"usage\":%s}",
        "{\"choices\":[{\"message\":{},\"usage\":%s}]}",
        "{\"x_groq\":{\"id\":\"req_1\",\"usage\":%s},\"choices\":[{}]}",
        "{\"choices\":[{\"usage\":{\"prompt_tokens\":9}}],\"usage\":%s}",
        "{\"usage\":%s,\"choices\":[{\"usage\":{\"prompt_tokens\":9}}]}",
        "{\"usage\":null,\"choices\":[{\"usage\":%s},null,[{}],{\"usage\":{}}]}",
      })
  void findsTheUsageWhereverItIs(String answer) {
    AnswerScan scan = scan(answer.formatted("{\"prompt_tokens\":3,\"completion_tokens\":2}"));

    assertThat(scan.usage().usage()).isEqualTo(TokenUsage.of(3, 2));
    assertThat(scan.usage().isWhole()).isTrue();
    assertThat(scan.isAnswer()).isTrue();
    assertThat(scan.error()).isFalse();
  }

  @Test
  void seesAChoiceThatFailedBehindItsUsage() {
    String answer = "{\"choices\":[{\"usage\":{},\"finish_reason\":\"%s\"}]}";

    assertThat(scan(answer.formatted("error")).error()).isTrue();
    assertThat(scan(answer.formatted("stop")).error()).isFalse();
  }

  private static AnswerScan scan(String answer) {
    return Objects.requireNonNull(ChatAnswer.of(answer.getBytes(UTF_8)));
  }
}
