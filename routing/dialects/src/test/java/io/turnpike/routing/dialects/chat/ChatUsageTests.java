package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatUsageTests {

  @Test
  void splitsCountsIntoClassesThatDoNotOverlap() {
    TokenUsage usage =
        usage(
            """
            {"prompt_tokens":100,"completion_tokens":50,"total_tokens":150,
             "prompt_tokens_details":{"cached_tokens":30,"audio_tokens":5},
             "completion_tokens_details":{"reasoning_tokens":20,"audio_tokens":4,"x":[1]}}\
            """);

    assertThat(usage).isEqualTo(new TokenUsage(65, 30, 0, 0, 26, 20, 5, 4, 0));
    assertThat(usage.totalInput()).isEqualTo(100);
    assertThat(usage.totalOutput()).isEqualTo(50);
  }

  @Test
  void tellsCacheWritesApartByHowLongTheyAreKept() {
    TokenUsage usage =
        usage(
            """
            {"prompt_tokens":100,"completion_tokens":1,"prompt_tokens_details":
             {"cached_tokens":30,"cache_write_5m_tokens":20,"cache_write_1h_tokens":10}}\
            """);

    assertThat(usage).isEqualTo(new TokenUsage(40, 30, 20, 10, 1, 0, 0, 0, 0));
    assertThat(usage.totalInput()).isEqualTo(100);
  }

  @Test
  void believesAnExplicitZero() {
    assertThat(usage("{\"prompt_tokens\":0,\"completion_tokens\":0}")).isEqualTo(TokenUsage.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"prompt_tokens\":5}",
        "{\"prompt_tokens\":-1,\"completion_tokens\":1}",
        "{\"prompt_tokens\":9007199254740993,\"completion_tokens\":1}",
        "{\"prompt_tokens\":99999999999999999999,\"completion_tokens\":1}",
        "{\"prompt_tokens\":\"5\",\"completion_tokens\":1}",
        "{\"prompt_tokens\":1,\"completion_tokens\":1,\"prompt_tokens_details\":"
            + "{\"cached_tokens\":7}}",
        "{\"prompt_tokens\":1,\"completion_tokens\":1,\"prompt_tokens_details\":"
            + "{\"cache_write_1h_tokens\":-7}}",
        "{\"prompt_tokens\":1",
        "nonsense",
      })
  void believesNothingAbsurd(String usage) {
    assertThat(usage(usage)).isNull();
  }

  /** What is missing is no claim. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"prompt_tokens\":5}", "{\"total_tokens\":-5}"})
  void keepsNothingWhereNothingIsClaimed(String usage) {
    assertThat(report(usage)).isEqualTo(UsageReport.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"prompt_tokens\":-1,\"completion_tokens\":1} | prompt_tokens | -1",
        "{\"prompt_tokens\":1,\"completion_tokens\":\"many\"} | completion_tokens | many",
        "{\"prompt_tokens\":1.5,\"completion_tokens\":-2} | prompt_tokens | 1.5",
        "{\"input_tokens\":99999999999999999999} | input_tokens | 99999999999999999999",
        "{\"prompt_tokens\":100000001,\"completion_tokens\":1} | prompt_tokens | 100000001",
        "{\"prompt_tokens\":true,\"completion_tokens\":1} | prompt_tokens | true",
        "{\"prompt_tokens\":[1],\"completion_tokens\":1} | prompt_tokens | an object or a list",
        "{\"completion_tokens_details\":{\"reasoning_tokens\":-3}} | reasoning_tokens | -3",
        "{\"prompt_tokens\":1. | usage | {\"prompt_tokens\":1.",
        "{\"prompt_tokens\":1,\"completion_tokens\":1,\"prompt_tokens_details\":"
            + "{\"cached_tokens\":7}} | prompt_tokens | 1, which is less than its parts",
      })
  void keepsTheFirstClaimThatCannotBe(String usage, String field, String claimed) {
    assertThat(report(usage)).isEqualTo(new UsageReport(null, new RejectedUsage(field, claimed)));
  }

  private static @Nullable TokenUsage usage(String json) {
    return report(json).usage();
  }

  private static UsageReport report(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return ChatUsage.of(bytes, 0, bytes.length);
  }
}
