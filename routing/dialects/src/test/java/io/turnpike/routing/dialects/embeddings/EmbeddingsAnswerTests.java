package io.turnpike.routing.dialects.embeddings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.usage.Routed;
import io.turnpike.routing.usage.TokenUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingsAnswerTests {

  private static final String DATA = "\"data\":[{\"index\":0,\"embedding\":[0.1]}]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"prompt_tokens\":8,\"total_tokens\":9}",
        "{\"total_tokens\":8}",
        "{\"prompt_tokens\":8,\"completion_tokens\":0}"
      })
  void tellsWhatWasRead(String usage) {
    AnswerScan answer = scan("{" + DATA + ",\"usage\":" + usage + "}");

    assertThat(answer.isAnswer()).isTrue();
    assertThat(answer.usage().usage()).isEqualTo(TokenUsage.of(8, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "7"})
  void doesNotMakeUpWhatNobodyCounted(String usage) {
    AnswerScan answer = scan("{" + DATA + ",\"usage\":" + usage + "}");

    assertThat(answer.usage().usage()).isNull();
    assertThat(answer.usage().rejected()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "100000001", "\"8\"", "1.5", "99999999999999999999"})
  void doesNotBelieveWhatCannotBe(String count) {
    AnswerScan answer = scan("{" + DATA + ",\"usage\":{\"prompt_tokens\":" + count + "}}");

    assertThat(answer.usage().usage()).isNull();
    assertThat(answer.usage().rejected().field()).isEqualTo("prompt_tokens");
    assertThat(answer.usage().rejected().claimed()).isEqualTo(count);
  }

  @Test
  void saysToWhomARouterPassedItOn() {
    AnswerScan answer =
        scan(
            "{\"id\":\"gen-1\",\"provider\":\"DeepInfra\","
                + DATA
                + ",\"usage\":{\"prompt_tokens\":8,\"cost\":0.00002}}");

    assertThat(answer.answered().routed()).isEqualTo(new Routed("DeepInfra", "gen-1", "0.00002"));
  }

  @Test
  void knowsErrorsAndWhatIsMissing() {
    assertThat(scan("{\"error\":{\"message\":\"no\"}}").error()).isTrue();
    assertThat(scan("{\"object\":\"list\"}").missing()).isEqualTo("data");
    assertThat(EmbeddingsAnswer.of("[]".getBytes(UTF_8))).isNull();
  }

  private static AnswerScan scan(String body) {
    return java.util.Objects.requireNonNull(EmbeddingsAnswer.of(body.getBytes(UTF_8)));
  }
}
