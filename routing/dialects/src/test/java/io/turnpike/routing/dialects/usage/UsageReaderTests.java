package io.turnpike.routing.dialects.usage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageReaderTests {

  @Test
  void splitsCountsIntoClassesThatDoNotOverlap() {
    TokenUsage usage =
        whole(
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
        whole(
            """
            {"prompt_tokens":100,"completion_tokens":1,"prompt_tokens_details":
             {"cached_tokens":30,"cache_write_5m_tokens":20,"cache_write_1h_tokens":10}}\
            """);

    assertThat(usage).isEqualTo(new TokenUsage(40, 30, 20, 10, 1, 0, 0, 0, 0));
    assertThat(usage.totalInput()).isEqualTo(100);
  }

  /** xAI, Gemini and Perplexity count reasoning beside what was written, OpenAI among it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100 | 10 | 160 | {\"reasoning_tokens\":50} | 10 | 50",
        "14 | 900 | 1214 | {\"reasoning_tokens\":300} | 900 | 300",
        "14 | 900 | 914 | {\"reasoning_tokens\":300} | 600 | 300",
        "21 | 0 | 81 | {\"reasoning_tokens\":60} | 0 | 60",
        "20 | 198 | 623 | {} | 603 | 0",
        "20 | 198 | 218 | {} | 198 | 0",
        "20 | 198 | 0 | {} | 198 | 0",
        "20 | 198 | 200 | {} | 198 | 0",
      })
  void theTotalSaysWhatWasWrittenInAll(
      long prompt, long completion, long total, String details, long output, long reasoning) {
    TokenUsage usage =
        whole(
            """
            {"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d,
             "completion_tokens_details":%s}"""
                .formatted(prompt, completion, total, details));

    assertThat(usage).isEqualTo(new TokenUsage(prompt, 0, 0, 0, output, reasoning, 0, 0, 0));
  }

  @Test
  void reasoningThatIsCountedApartIsNoPartOfLess() {
    String usage =
        "{\"prompt_tokens\":33,\"completion_tokens\":7163,\"total_tokens\":7196,"
            + "\"num_search_queries\":18,\"reasoning_tokens\":%d}";

    assertThat(whole(usage.formatted(95_305)))
        .isEqualTo(new TokenUsage(33, 0, 0, 0, 7_163, 95_305, 0, 0, 0));
    assertThat(whole(usage.formatted(163)))
        .isEqualTo(new TokenUsage(33, 0, 0, 0, 7_000, 163, 0, 0, 0));
  }

  /** Who counts the cache beside the prompt says so by the total, too. */
  @ParameterizedTest
  @CsvSource({
    "1000, 50, 1050, 900, 0, 100, 50",
    "100, 50, 1050, 900, 0, 100, 50",
    "100, 50, 1090, 900, 40, 100, 50",
    "1000, 50, 1950, 900, 0, 1000, 50",
    "100, 50, 1060, 900, 0, 100, 60",
  })
  void theTotalSaysWhatWasReadInAll(
      long prompt, long completion, long total, long cached, long reasoning, long fresh, long out) {
    TokenUsage usage =
        whole(
            """
            {"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d,
             "cache_read_input_tokens":%d,"completion_tokens_details":{"reasoning_tokens":%d}}"""
                .formatted(prompt, completion, total, cached, reasoning));

    assertThat(usage).isEqualTo(new TokenUsage(fresh, cached, 0, 0, out, reasoning, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"prompt_tokens\":9,\"total_tokens\":1009} | 9 | 1000",
        "{\"completion_tokens\":1000,\"total_tokens\":1009} | 9 | 1000",
        "{\"prompt_tokens\":9,\"completion_tokens\":null,\"total_tokens\":1009} | 9 | 1000",
        "{\"prompt_tokens\":8,\"total_tokens\":8} | 8 | 0",
      })
  void findsWhatIsMissingInTheTotal(String usage, long input, long output) {
    assertThat(whole(usage)).isEqualTo(TokenUsage.of(input, output));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"cached_tokens\":4",
        "\"num_cached_tokens\":4",
        "\"prompt_cache_hit_tokens\":4,\"prompt_cache_miss_tokens\":6",
        "\"cache_read_input_tokens\":4",
        "\"prompt_tokens_details\":{\"cached_tokens\":4}",
        "\"prompt_token_details\":{\"cached_tokens\":4}",
        "\"input_tokens_details\":{\"cached_tokens\":4}",
        "\"cached_tokens\":4,\"prompt_tokens_details\":{\"cached_tokens\":4}",
        "\"cached_tokens\":4,\"prompt_tokens_details\":null",
      })
  void knowsCachedTokensByAllTheirNames(String cached) {
    assertThat(whole("{\"prompt_tokens\":10,\"completion_tokens\":1,%s}".formatted(cached)))
        .isEqualTo(new TokenUsage(6, 4, 0, 0, 1, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"cache_creation_input_tokens\":4",
        "\"prompt_tokens_details\":{\"cache_write_tokens\":4}",
        "\"prompt_tokens_details\":{\"cached_creation_tokens\":4}",
        "\"input_tokens_details\":{\"cache_creation_tokens\":4}",
        "\"prompt_tokens_details\":{\"cache_creation_input_tokens\":4}",
        "\"prompt_tokens_details\":{\"cache_creation\":{\"ephemeral_5m_input_tokens\":4}}",
        "\"cache_creation_input_tokens\":4,\"prompt_tokens_details\":{\"cache_write_5m_tokens\":4}",
      })
  void knowsWritesToTheCacheByAllTheirNames(String write) {
    assertThat(whole("{\"prompt_tokens\":10,\"completion_tokens\":1,%s}".formatted(write)))
        .isEqualTo(new TokenUsage(6, 0, 4, 0, 1, 0, 0, 0, 0));
  }

  /** What tools brought in, and sounds, stand beside the prompt, in the total or nowhere. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'prompt_tokens':5,'completion_tokens':2,'total_tokens':7,'citation_tokens':9} | 14 | 2 | 0",
        "{'prompt_tokens':5,'completion_tokens':2,'total_tokens':16,'connector_tokens':9} | 14 | 2 | 0",
        "{'prompt_tokens':5,'completion_tokens':2,'connector_tokens':9} | 14 | 2 | 0",
        "{'prompt_tokens':5,'completion_tokens':2,'total_tokens':16,'prompt_audio_seconds':1} | 5 | 2 | 9",
        "{'prompt_tokens':5,'completion_tokens':2,'total_tokens':16,'prompt_audio_seconds':0} | 5 | 11 | 0",
        "{'prompt_tokens':5,'completion_tokens':2,'total_tokens':16,'prompt_tokens_details':{'audio_tokens':9}} | 5 | 2 | 9",
        "{'prompt_tokens':9,'completion_tokens':2,'total_tokens':11,'prompt_audio_seconds':1.5,'prompt_tokens_details':{'audio_tokens':5}} | 4 | 2 | 5",
      })
  void whatWasReadBesideThePromptWasRead(String usage, long input, long output, long audio) {
    assertThat(whole(usage.replace('\'', '"')))
        .isEqualTo(new TokenUsage(input, 0, 0, 0, output, 0, audio, 0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'server_tool_use':{'web_search_requests':2,'file_search_requests':3} | 2 | 3",
        "'server_side_tool_usage_details':{'web_search_calls':2,'x_search_calls':1} | 3 | 0",
        "'connectors':{'web_search':1,'code_interpreter':1} | 1 | 0",
        "'connectors':null | 0 | 0",
        "'num_search_queries':4 | 0 | 0",
        "'num_search_queries':4,'citation_tokens':0 | 0 | 0",
      })
  void countsCallsOfTools(String tools, long web, long files) {
    TokenUsage usage =
        whole("{\"prompt_tokens\":5,\"completion_tokens\":2," + tools.replace('\'', '"') + "}");

    assertThat(usage).isEqualTo(TokenUsage.of(5, 2).calling(web, files));
  }

  @Test
  void soundsFromACacheAreNotReadAnew() {
    assertThat(
            whole(
                """
                {"prompt_tokens":100,"completion_tokens":1,"prompt_tokens_details":
                 {"audio_tokens":80,"cached_tokens":70,"cached_tokens_details":{"audio_tokens":60}}}"""))
        .isEqualTo(new TokenUsage(10, 70, 0, 0, 1, 0, 20, 0, 0));
  }

  @Test
  void knowsTheWordsOfResponses() {
    assertThat(
            whole(
                """
                {"input_tokens":10,"output_tokens":5,"total_tokens":15,
                 "input_tokens_details":{"cached_tokens":4},
                 "output_tokens_details":{"reasoning_tokens":3}}"""))
        .isEqualTo(new TokenUsage(6, 4, 0, 0, 2, 3, 0, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.0", "12", "\"12\"", "1.2e1"})
  void knowsAWholeNumberHoweverItIsWritten(String twelve) {
    assertThat(whole("{\"prompt_tokens\":" + twelve + ",\"completion_tokens\":1}"))
        .isEqualTo(TokenUsage.of(12, 1));
  }

  /** What was spoken can come from the cache as well. */
  @Test
  void countsAudioThatWasCachedOnce() {
    assertThat(
            whole(
                """
                {"prompt_tokens":10,"completion_tokens":1,
                 "prompt_tokens_details":{"cached_tokens":8,"audio_tokens":6}}"""))
        .isEqualTo(new TokenUsage(0, 8, 0, 0, 1, 0, 2, 0, 0));
  }

  @Test
  void believesAnExplicitZero() {
    assertThat(whole("{\"prompt_tokens\":0,\"completion_tokens\":0}")).isEqualTo(TokenUsage.NONE);
  }

  /** What is missing is no claim. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"total_tokens\":-5}",
        "{\"total_tokens\":5}",
        "{\"prompt_tokens\":null,\"completion_tokens\":null}",
      })
  void knowsNothingWhereNothingIsClaimed(String usage) {
    assertThat(report(usage)).isEqualTo(UsageReport.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"prompt_tokens\":5} | 5 | 0 | true | false",
        "{\"prompt_tokens\":5,\"total_tokens\":\"many\"} | 5 | 0 | true | false",
        "{\"prompt_tokens\":5,\"total_tokens\":3} | 5 | 0 | true | false",
        "{\"completion_tokens\":5} | 0 | 5 | false | true",
      })
  void saysWhatIsMissing(String usage, long in, long out, boolean input, boolean output) {
    assertThat(report(usage))
        .isEqualTo(new UsageReport(TokenUsage.of(in, out), null, input, output));
  }

  /** The claim, and what stands beside it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "\"prompt_tokens\":-1,\"completion_tokens\":7 | prompt_tokens | -1 | 0 | 0 | 7 | 0",
        "\"prompt_tokens\":3,\"completion_tokens\":\"many\" | completion_tokens | many | 3|0|0|0",
        "\"prompt_tokens\":1.5,\"completion_tokens\":7 | prompt_tokens | 1.5 | 0 | 0 | 7 | 0",
        "\"prompt_tokens\":3,\"completion_tokens\":100000001 | completion_tokens | 100000001"
            + "| 3 | 0 | 0 | 0",
        "\"prompt_tokens\":true,\"completion_tokens\":7 | prompt_tokens | true | 0 | 0 | 7 | 0",
        "\"prompt_tokens\":[1],\"completion_tokens\":7 | prompt_tokens | an object or a list"
            + "| 0 | 0 | 7 | 0",
        "\"prompt_tokens\":3,\"completion_tokens\":7,\"cached_tokens\":-2 | cached_tokens | -2"
            + "| 3 | 0 | 7 | 0",
        "\"prompt_tokens\":3,\"completion_tokens\":7,\"prompt_tokens_details\":"
            + "{\"cached_tokens\":2},\"completion_tokens_details\":{\"reasoning_tokens\":\"x\"}"
            + "| reasoning_tokens | x | 1 | 2 | 7 | 0",
        "\"prompt_tokens\":-3,\"completion_tokens\":7,\"cached_tokens\":2 | prompt_tokens | -3"
            + "| 0 | 2 | 7 | 0",
        "\"prompt_tokens\":1,\"completion_tokens\":7,\"cached_tokens\":2"
            + "| prompt_tokens | 1, which is less than its parts | 0 | 0 | 7 | 0",
        "\"input_tokens\":3,\"output_tokens\":7,\"output_tokens_details\":{\"reasoning_tokens\":9}"
            + "| output_tokens | 7, which is less than its parts | 3 | 0 | 0 | 0",
        "\"prompt_tokens\":3,\"completion_tokens\":7,\"total_tokens\":10,"
            + "\"completion_tokens_details\":{\"reasoning_tokens\":9}"
            + "| completion_tokens | 7, which is less than its parts | 3 | 0 | 0 | 0",
      })
  void oneOddCountLeavesTheOthersStanding(
      String usage, String field, String claimed, long input, long cached, long out, long thought) {
    UsageReport report = report("{" + usage + "}");

    assertThat(report.rejected()).isEqualTo(new RejectedUsage(field, claimed));
    assertThat(report.usage())
        .isEqualTo(new TokenUsage(input, cached, 0, 0, out, thought, 0, 0, 0));
    assertThat(report.isWhole()).isFalse();
    assertThat(report.inputCounted()).isEqualTo(input > 0);
    assertThat(report.outputCounted()).isEqualTo(out > 0);
  }

  /** What it should have been is what the others leave, but the claim was odd. */
  @Test
  void findsAnOddCountInTheTotal() {
    assertThat(report("{\"prompt_tokens\":-1,\"completion_tokens\":7,\"total_tokens\":9}"))
        .isEqualTo(
            new UsageReport(
                TokenUsage.of(2, 7), new RejectedUsage("prompt_tokens", "-1"), true, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"prompt_tokens\":-1,\"completion_tokens\":-1} | prompt_tokens | -1",
        "{\"input_tokens\":99999999999999999999} | input_tokens | 99999999999999999999",
        "{\"prompt_tokens\":1e99} | prompt_tokens | 1e99",
        "{\"completion_tokens_details\":{\"reasoning_tokens\":-3}} | reasoning_tokens | -3",
        "{\"prompt_tokens\":1. | usage | {\"prompt_tokens\":1.",
        "{\"prompt_tokens\":1 | usage | {\"prompt_tokens\":1",
        "nonsense | usage | nonsense",
      })
  void believesNothingWhereNothingCanBe(String usage, String field, String claimed) {
    assertThat(report(usage)).isEqualTo(UsageReport.rejected(field, claimed));
  }

  private static TokenUsage whole(String json) {
    UsageReport report = report(json);
    assertThat(report.isWhole()).as(report.toString()).isTrue();
    return Objects.requireNonNull(report.usage());
  }

  private static UsageReport report(@Nullable String json) {
    byte[] bytes = ("x" + json + "y").getBytes(UTF_8);
    return UsageReader.of(bytes, 1, bytes.length - 1);
  }
}
