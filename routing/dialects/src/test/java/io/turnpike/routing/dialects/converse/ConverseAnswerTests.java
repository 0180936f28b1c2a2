package io.turnpike.routing.dialects.converse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.Translation.StreamTranslation;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConverseAnswerTests {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Instant NOW = Instant.ofEpochSecond(1_780_000_000);
  private static final String USAGE =
      "\"usage\":{\"inputTokens\":10,\"outputTokens\":7,\"totalTokens\":247,"
          + "\"cacheReadInputTokens\":200,\"cacheWriteInputTokens\":30,"
          + "\"cacheDetails\":[{\"ttl\":\"1h\",\"inputTokens\":20},{\"ttl\":\"5m\",\"inputTokens\":10}]}";

  private final Translation translation =
      Objects.requireNonNull(
          new ConverseTranslation()
              .request(
                  "{\"model\":\"amazon.nova\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"
                      .getBytes(UTF_8),
                  null)
              .answers());

  @Test
  void countsWhatIsInTheCacheAmongWhatWasRead() {
    JsonNode usage = whole("[{\"text\":\"x\"}]", "end_turn").path("usage");

    assertThat(usage.toString())
        .isEqualTo(
            "{\"prompt_tokens\":240,\"prompt_tokens_details\":{\"cached_tokens\":200,"
                + "\"cache_write_5m_tokens\":10,\"cache_write_1h_tokens\":20},"
                + "\"completion_tokens\":7,\"total_tokens\":247}");
  }

  @Test
  void saysWhichModelWasAsked() {
    JsonNode answer = whole("[{\"text\":\"x\"}]", "end_turn");

    assertThat(answer.path("model").asString()).isEqualTo("amazon.nova");
    assertThat(answer.path("id").asString()).matches("chatcmpl-[0-9a-f]{32}");
    assertThat(answer.path("service_tier").asString()).isEqualTo("flex");
  }

  @Test
  void keepsWhatIsSignedApartFromWhatIsNot() {
    String content =
        "[{\"reasoningContent\":{\"reasoningText\":{\"text\":\"A\\n\",\"signature\":\"S\"}}},"
            + "{\"reasoningContent\":{\"reasoningText\":{\"text\":\"B\"}}},"
            + "{\"reasoningContent\":{\"redactedContent\":\"RA==\"}},{\"text\":\"C\"},"
            + "{\"citationsContent\":{\"content\":[{\"text\":\"D\"}],\"citations\":[]}}]";

    JsonNode message = whole(content, "end_turn").at("/choices/0/message");

    assertThat(message.path("reasoning_content").asString()).isEqualTo("A\nB");
    assertThat(message.path("content").asString()).isEqualTo("CD");
    assertThat(message.path("thinking_blocks").toString())
        .isEqualTo(
            "[{\"type\":\"thinking\",\"thinking\":\"A\\n\",\"signature\":\"S\"},"
                + "{\"type\":\"redacted_thinking\",\"data\":\"RA==\"}]");
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn,stop",
    "stop_sequence,stop",
    "tool_use,tool_calls",
    "max_tokens,length",
    "model_context_window_exceeded,length",
    "guardrail_intervened,content_filter",
    "content_filtered,content_filter",
    "something_new,stop"
  })
  void tellsWhyItEnded(String reason, String finish) {
    assertThat(whole("[]", reason).at("/choices/0/finish_reason").asString()).isEqualTo(finish);
    assertThat(streamed(reason))
        .contains("\"finish_reason\":\"" + finish + "\"")
        .endsWith("[DONE]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"malformed_model_output", "malformed_tool_use"})
  void whatIsNoAnswerIsAnErrorThatIsPaidFor(String reason) {
    JsonNode answer = whole("[{\"text\":\"x\"}]", reason);

    assertThat(answer.at("/error/type").asString()).isEqualTo(reason);
    assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(7);
    assertThat(answer.has("choices")).isFalse();
    assertThat(streamed(reason))
        .contains("\"completion_tokens\":7", "\"error\":{\"type\":\"" + reason + "\"")
        .doesNotContain("[DONE]", "\"finish_reason\":\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"message\":\"No.\"}", "{\"output\":{}}", "<html>"})
  void whatIsNoneOfItsAnswersStaysAsItIs(String body) {
    byte[] bytes = body.getBytes(UTF_8);

    assertThat(translation.answer(bytes, NOW)).isSameAs(bytes);
  }

  @Test
  void aCountThatCannotBeIsLeftOutAndTold() {
    String answer = answer("[]", "end_turn").replace("\"inputTokens\":10,", "\"inputTokens\":-4,");

    JsonNode usage = JSON.readTree(translation.answer(answer.getBytes(UTF_8), NOW)).path("usage");

    assertThat(usage.toString()).isEqualTo("{\"completion_tokens\":7}");
    assertThat(translation.rejected(answer.getBytes(UTF_8)))
        .isEqualTo(new RejectedUsage("inputTokens", "-4"));
  }

  @Test
  void aThoughtIsOneBlockHoweverItCame() {
    List<String> frames =
        frames(
            "{\"type\":\"contentBlockDelta\",\"contentBlockIndex\":0,\"delta\":{\"reasoningContent\":{\"text\":\"A\"}}}",
            "{\"type\":\"contentBlockDelta\",\"contentBlockIndex\":0,\"delta\":{\"reasoningContent\":{\"text\":\"\"}}}",
            "{\"type\":\"contentBlockDelta\",\"contentBlockIndex\":0,\"delta\":{\"reasoningContent\":{\"signature\":\"S\"}}}",
            "{\"type\":\"contentBlockDelta\",\"contentBlockIndex\":1,\"delta\":{\"reasoningContent\":{\"redactedContent\":\"RA==\"}}}");

    assertThat(frames).hasSize(3);
    assertThat(frames.get(0))
        .contains(
            "[{\"index\":0,\"type\":\"thinking\",\"thinking\":\"A\"}],\"reasoning_content\":\"A\"");
    assertThat(frames.get(1)).contains("[{\"index\":0,\"signature\":\"S\"}]");
    assertThat(frames.get(2))
        .contains("[{\"index\":1,\"type\":\"redacted_thinking\",\"data\":\"RA==\"}]");
  }

  @Test
  void eventsThatNobodyKnowsArePassedOver() {
    assertThat(
            frames(
                "{\"type\":\"initial-response\"}",
                "{\"type\":\"contentBlockStart\",\"contentBlockIndex\":0,\"start\":{\"image\":{}}}",
                "{\"type\":\"contentBlockDelta\",\"contentBlockIndex\":0,\"delta\":{\"citation\":{}}}"))
        .isEmpty();
    assertThat(frames("{}", "[]")).containsExactly("data: ?\n\n", "data: ?\n\n");
  }

  private JsonNode whole(String content, String reason) {
    return JSON.readTree(translation.answer(answer(content, reason).getBytes(UTF_8), NOW));
  }

  private static String answer(String content, String reason) {
    return "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":"
        + content
        + "}},\"stopReason\":\""
        + reason
        + "\",\"serviceTier\":{\"type\":\"flex\"},"
        + USAGE
        + "}";
  }

  private String streamed(String reason) {
    return String.join(
            "",
            frames(
                "{\"type\":\"messageStart\",\"role\":\"assistant\"}",
                "{\"type\":\"messageStop\",\"stopReason\":\"" + reason + "\"}",
                "{\"type\":\"metadata\"," + USAGE + "}"))
        .strip();
  }

  private List<String> frames(String... events) {
    StreamTranslation stream = translation.stream(NOW);
    return Arrays.stream(events)
        .map(event -> event.getBytes(UTF_8))
        .flatMap(event -> stream.frames(event, 0, event.length).stream())
        .map(frame -> new String(frame, UTF_8))
        .toList();
  }
}
