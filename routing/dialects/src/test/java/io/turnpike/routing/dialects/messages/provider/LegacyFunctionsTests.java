package io.turnpike.routing.dialects.messages.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.Translation.StreamTranslation;
import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.messages.TranslationPairs;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LegacyFunctionsTests {

  private static final String REQUEST =
      """
      {"model":"m","functions":[{"name":"f","description":"Finds.","parameters":{"type":"object"}}],
       "function_call":{"name":"f"},"messages":[
        {"role":"user","content":"Find it."},
        {"role":"assistant","content":null,"function_call":{"name":"f","arguments":"{\\"a\\":1}"}},
        {"role":"function","name":"f","content":"found"}]}
      """;

  private final TranslatedRequest request =
      new MessagesTranslation().request(REQUEST.getBytes(UTF_8), null);

  @Test
  void becomeTools() {
    JsonNode told = TranslationPairs.json(request.body());

    assertThat(request.dropped()).isEmpty();
    assertThat(told.path("tools").path(0).path("name").stringValue()).isEqualTo("f");
    assertThat(told.path("tool_choice"))
        .isEqualTo(
            TranslationPairs.json(
                "{\"type\":\"tool\",\"name\":\"f\",\"disable_parallel_tool_use\":true}"
                    .getBytes(UTF_8)));
    JsonNode call = told.path("messages").path(1).path("content").path(0);
    JsonNode result = told.path("messages").path(2).path("content").path(0);
    assertThat(call.path("type").stringValue()).isEqualTo("tool_use");
    assertThat(call.path("input").path("a").intValue()).isEqualTo(1);
    assertThat(result.path("tool_use_id")).isEqualTo(call.path("id"));
  }

  @Test
  void areToldInTheOldWayWhenTheyAreCalled() {
    byte[] message =
        ("{\"id\":\"i\",\"model\":\"m\",\"content\":[{\"type\":\"tool_use\",\"id\":\"c\",\"name\":\"f\","
                + "\"input\":{\"a\":1}}],\"stop_reason\":\"tool_use\"}")
            .getBytes(UTF_8);

    JsonNode choice =
        TranslationPairs.json(answers().answer(message, TranslationPairs.NOW))
            .path("choices")
            .path(0);

    assertThat(choice.path("finish_reason").stringValue()).isEqualTo("function_call");
    assertThat(choice.path("message").path("function_call").path("name").stringValue())
        .isEqualTo("f");
    assertThat(choice.path("message").has("tool_calls")).isFalse();
  }

  @Test
  void areToldSoInStreams() {
    StreamTranslation stream = answers().stream(TranslationPairs.NOW);
    String all =
        told(stream, "{\"type\":\"message_start\",\"message\":{\"id\":\"i\",\"model\":\"m\"}}")
            + told(
                stream,
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":"
                    + "\"tool_use\",\"id\":\"c\",\"name\":\"f\"}}")
            + told(
                stream,
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":"
                    + "\"input_json_delta\",\"partial_json\":\"{}\"}}")
            + told(stream, "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"}}");

    assertThat(all)
        .contains("\"function_call\":{\"name\":\"f\"", "\"finish_reason\":\"function_call\"")
        .doesNotContain("tool_calls");
  }

  @Test
  void needNoOtherAnswersWithoutThem() {
    byte[] plain = "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}".getBytes(UTF_8);

    assertThat(new MessagesTranslation().request(plain, null).answers()).isNull();
  }

  private Translation answers() {
    return Objects.requireNonNull(request.answers());
  }

  private static String told(StreamTranslation stream, String event) {
    byte[] bytes = event.getBytes(UTF_8);
    List<byte[]> frames = stream.frames(bytes, 0, bytes.length);
    StringBuilder all = new StringBuilder();
    frames.forEach(frame -> all.append(new String(frame, UTF_8)));
    return all.toString();
  }
}
