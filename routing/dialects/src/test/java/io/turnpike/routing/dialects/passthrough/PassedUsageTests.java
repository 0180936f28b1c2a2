package io.turnpike.routing.dialects.passthrough;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.usage.TokenUsage;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassedUsageTests {

  private final PassthroughDialect dialect = new PassthroughDialect(new ChatDialect());

  @Test
  void readsTheWordsOfChatAndOfNewerApis() {
    assertThat(used("{'prompt_tokens':5,'completion_tokens':2,'total_tokens':7}"))
        .isEqualTo(TokenUsage.of(5, 2));
    assertThat(used("{'input_tokens':5,'output_tokens':2}")).isEqualTo(TokenUsage.of(5, 2));
    assertThat(used("{'prompt_tokens':5,'total_tokens':5}")).isEqualTo(TokenUsage.of(5, 0));
    assertThat(used("{'total_tokens':9}")).isEqualTo(TokenUsage.of(9, 0));
  }

  @Test
  void tellsClassesOfTokensApart() {
    assertThat(
            used(
                "{'type':'tokens','input_tokens':30,'input_token_details':{'text_tokens':10,"
                    + "'audio_tokens':20},'output_tokens':8}"))
        .isEqualTo(new TokenUsage(10, 0, 0, 0, 8, 0, 20, 0, 0));
    assertThat(
            used(
                "{'input_tokens':30,'input_tokens_details':{'image_tokens':12,'cached_tokens':3},"
                    + "'output_tokens':8,'output_tokens_details':{'reasoning_tokens':5}}"))
        .isEqualTo(new TokenUsage(15, 3, 0, 0, 3, 5, 0, 0, 12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"usage\":{\"type\":\"duration\",\"seconds\":12}}",
        "{\"usage\":null}",
        "{\"usage\":[5]}",
        "{}"
      })
  void knowsNothingWhereNothingIsCounted(String answer) {
    assertThat(scan(answer).usage()).isEqualTo(UsageReport.NONE);
  }

  @Test
  void believesNothingThatCannotBe() {
    assertThat(scan("{\"usage\":{\"input_tokens\":900000000000}}").usage().rejected()).isNotNull();
    assertThat(
            scan("{\"usage\":{\"input_tokens\":1,\"input_tokens_details\":{\"audio_tokens\":2},"
                    + "\"output_tokens\":0}}")
                .usage()
                .rejected())
        .isNotNull();
  }

  @Test
  void takesAnythingForAnAnswer() {
    assertThat(scan("{\"error\":{\"message\":\"kept with the job\"}}").error()).isFalse();
    assertThat(scan("{}").isAnswer()).isTrue();
    assertThat(dialect.answer("ID3".getBytes(UTF_8))).isNull();
  }

  private TokenUsage used(String usage) {
    String json = "{\"a\":{\"usage\":{}},\"usage\":" + usage.replace('\'', '"') + "}";
    return Objects.requireNonNull(scan(json).usage().usage());
  }

  private AnswerScan scan(String answer) {
    return Objects.requireNonNull(dialect.answer(answer.getBytes(UTF_8)));
  }
}
