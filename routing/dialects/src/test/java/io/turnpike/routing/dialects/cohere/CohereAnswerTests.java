package io.turnpike.routing.dialects.cohere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.Translation.StreamTranslation;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CohereAnswerTests {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Instant NOW = Instant.ofEpochSecond(1_780_000_000);
  private static final Translation TRANSLATION =
      Objects.requireNonNull(
          new CohereTranslation()
              .request("{\"model\":\"m\",\"messages\":[]}".getBytes(UTF_8), null)
              .answers());

  @Test
  void aPlanIsWhatTheModelSaysBeforeItCalls() {
    JsonNode answer =
        answer(
            """
            {"id": "a1", "finish_reason": "TOOL_CALL", "message": {"role": "assistant",
              "tool_plan": "I look\\nit up.", "tool_calls": [{"id": "c1", "type": "function",
              "function": {"name": "f", "arguments": ""}}]}}""");

    assertThat(answer.path("id").asString()).isEqualTo("a1");
    assertThat(answer.path("model").asString()).isEqualTo("m");
    assertThat(answer.path("created").asLong()).isEqualTo(1_780_000_000L);
    assertThat(answer.at("/choices/0/message/content").asString()).isEqualTo("I look\nit up.");
    assertThat(answer.at("/choices/0/message/tool_calls/0/function/arguments").asString())
        .isEqualTo("{}");
    assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("tool_calls");
  }

  @Test
  void citationsAreKept() {
    String citation = "{\"start\":0,\"end\":4,\"text\":\"Blue\",\"sources\":[]}";

    JsonNode whole =
        answer(
            "{\"id\":\"a\",\"finish_reason\":\"COMPLETE\",\"message\":{\"content\":[{\"type\":\"text\","
                + "\"text\":\"Blue\"}],\"citations\":["
                + citation
                + "]}}");
    String streamed =
        frames(
            "{\"type\":\"citation-start\",\"index\":0,\"delta\":{\"message\":{\"citations\":"
                + citation
                + "}}}");

    assertThat(whole.at("/choices/0/message/citations/0")).isEqualTo(JSON.readTree(citation));
    assertThat(streamed).contains("\"citations\":[" + citation + "]");
  }

  /** What is billed is what is told; what Cohere itself puts in is nobody's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"billed_units\":{\"input_tokens\":5.0,\"output_tokens\":3},\"tokens\":{\"input_tokens\":70,\"output_tokens\":9}}|5|3|0",
        "{\"tokens\":{\"input_tokens\":70,\"output_tokens\":9}}|70|9|0",
        "{\"billed_units\":{\"input_tokens\":5},\"tokens\":{\"input_tokens\":70,\"output_tokens\":9}}|5|9|0",
        "{\"billed_units\":{\"input_tokens\":50,\"output_tokens\":3},\"cached_tokens\":20}|50|3|20",
        "{\"billed_units\":{\"input_tokens\":5,\"output_tokens\":3},\"cached_tokens\":20}|5|3|5"
      })
  void countsWhatIsBilled(String usage, int read, int written, int cached) {
    JsonNode told =
        answer(
                "{\"id\":\"a\",\"finish_reason\":\"COMPLETE\",\"message\":{\"content\":[]},\"usage\":"
                    + usage
                    + "}")
            .path("usage");

    assertThat(told.path("prompt_tokens").asInt()).isEqualTo(read);
    assertThat(told.path("completion_tokens").asInt()).isEqualTo(written);
    assertThat(told.path("total_tokens").asInt()).isEqualTo(read + written);
    assertThat(told.at("/prompt_tokens_details/cached_tokens").asInt()).isEqualTo(cached);
  }

  @Test
  void aCountThatCannotBeIsRejected() {
    byte[] body =
        ("{\"message\":{},\"usage\":{\"billed_units\":{\"input_tokens\":-5,\"output_tokens\":3}}}")
            .getBytes(UTF_8);

    assertThat(TRANSLATION.rejected(body)).isNotNull();
    assertThat(answer(new String(body, UTF_8)).path("usage").toString())
        .isEqualTo("{\"completion_tokens\":3}");
  }

  @Test
  void anErrorIsNoAnswer() {
    String end = "\"finish_reason\":\"ERROR\",\"error\":\"It broke.\"";

    assertThat(answer("{\"id\":\"a\"," + end + ",\"message\":{}}").at("/error/message").asString())
        .isEqualTo("It broke.");
    assertThat(frames("{\"type\":\"message-end\",\"delta\":{" + end + "}}"))
        .contains("\"error\":{\"type\":\"error\",\"message\":\"It broke.\"}")
        .doesNotContain("[DONE]");
    assertThat(frames("{\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"TIMEOUT\"}}"))
        .contains("\"type\":\"timeout\"");
  }

  @Test
  void aRefusalWithinAStreamIsAnError() {
    assertThat(frames("{\"id\":\"x\",\"message\":\"too many requests\"}"))
        .isEqualTo("data: {\"error\":{\"message\":\"too many requests\"}}\n\n");
  }

  @Test
  void whatIsNoJsonIsNoEventAndTheMarkOfTheEndIsNone() {
    assertThat(frames("[DONE]")).isEmpty();
    assertThat(frames("<html>")).isEqualTo("data: ?\n\n");
    assertThat(frames("{\"type\":\"debug\",\"prompt\":\"x\"}")).isEmpty();
  }

  @Test
  void whatIsNoAnswerComesBackUntouched() {
    byte[] refusal = "{\"message\":\"invalid api token\"}".getBytes(UTF_8);

    assertThat(TRANSLATION.answer(refusal, NOW)).isSameAs(refusal);
  }

  private static JsonNode answer(String body) {
    return JSON.readTree(TRANSLATION.answer(body.getBytes(UTF_8), NOW));
  }

  private static String frames(String data) {
    StreamTranslation stream = TRANSLATION.stream(NOW);
    byte[] bytes = data.getBytes(UTF_8);
    StringBuilder text = new StringBuilder();
    stream.frames(bytes, 0, bytes.length).forEach(frame -> text.append(new String(frame, UTF_8)));
    return text.toString();
  }
}
