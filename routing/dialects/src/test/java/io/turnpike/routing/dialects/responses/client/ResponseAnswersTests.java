package io.turnpike.routing.dialects.responses.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ResponseAnswersTests {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String REQUEST =
      "{\"model\":\"up/m\",\"input\":\"x\",\"instructions\":\"Be kind.\",\"store\":true,"
          + "\"metadata\":{\"a\":\"b\"},\"temperature\":0.5,\"reasoning\":{\"effort\":\"low\"},"
          + "\"tools\":[{\"type\":\"function\",\"name\":\"look\"},"
          + "{\"type\":\"custom\",\"name\":\"patch\"},"
          + "{\"type\":\"namespace\",\"name\":\"git\",\"tools\":[{\"type\":\"function\","
          + "\"name\":\"log\"}]}]}";

  @Test
  void hasAllThatClientsExpect() {
    JsonNode response = answer(message("\"content\":\"Good \\u00e4 day\"", "stop"));

    assertThat(response.path("id").asString()).matches("resp_[0-9a-f]{32}");
    assertThat(response.path("object").asString()).isEqualTo("response");
    assertThat(response.path("created_at").asLong()).isEqualTo(1_780_000_000);
    assertThat(response.path("status").asString()).isEqualTo("completed");
    assertThat(response.path("model").asString()).isEqualTo("m-1");
    assertThat(response.path("instructions").asString()).isEqualTo("Be kind.");
    assertThat(response.path("temperature").asDouble()).isEqualTo(0.5);
    assertThat(response.path("store").booleanValue()).isFalse();
    assertThat(response.path("metadata").path("a").asString()).isEqualTo("b");
    assertThat(response.path("tools")).hasSize(3);
    assertThat(response.path("tool_choice").asString()).isEqualTo("auto");
    assertThat(response.path("parallel_tool_calls").booleanValue()).isTrue();
    assertThat(response.path("reasoning").path("effort").asString()).isEqualTo("low");
    assertThat(response.path("text").path("format").path("type").asString()).isEqualTo("text");
    assertThat(response.propertyNames())
        .contains(
            "error",
            "incomplete_details",
            "max_output_tokens",
            "previous_response_id",
            "top_p",
            "truncation",
            "user");
    JsonNode message = response.path("output").path(0);
    assertThat(message.path("id").asString()).startsWith("msg_");
    assertThat(message.path("status").asString()).isEqualTo("completed");
    assertThat(message.path("role").asString()).isEqualTo("assistant");
    assertThat(message.path("content"))
        .isEqualTo(
            JSON.readTree(
                "[{\"type\":\"output_text\",\"annotations\":[],\"logprobs\":[],"
                    + "\"text\":\"Good ä day\"}]"));
  }

  @Test
  void countsAsThisApiDoes() {
    assertThat(
            answer(
                    "{\"choices\":[],\"usage\":{\"prompt_tokens\":240,\"completion_tokens\":9,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":200,"
                        + "\"cache_write_5m_tokens\":10,\"cache_write_1h_tokens\":20},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":4}}}")
                .path("usage"))
        .isEqualTo(
            JSON.readTree(
                "{\"input_tokens\":240,\"input_tokens_details\":{\"cached_tokens\":200,"
                    + "\"cache_write_tokens\":30},\"output_tokens\":9,"
                    + "\"output_tokens_details\":{\"reasoning_tokens\":4},\"total_tokens\":249}"));
    assertThat(answer("{\"choices\":[]}").path("usage").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "stop,completed,",
    "tool_calls,completed,",
    "length,incomplete,max_output_tokens",
    "content_filter,incomplete,content_filter"
  })
  void saysWhyItEnded(String reason, String status, String cut) {
    JsonNode response = answer(message("\"content\":\"x\"", reason));

    assertThat(response.path("status").asString()).isEqualTo(status);
    assertThat(response.path("incomplete_details").path("reason").asString(null)).isEqualTo(cut);
    assertThat(response.path("output").path(0).path("status").asString()).isEqualTo(status);
  }

  @Test
  void callsTools() {
    JsonNode output =
        answer(
                message(
                    "\"content\":null,\"tool_calls\":["
                        + call("c1", "look", "{\\\"at\\\":1}")
                        + ","
                        + call("c2", "patch", "{\\\"input\\\":\\\"a\\\\nb\\\"}")
                        + ","
                        + call("c3", "git__log", "")
                        + ","
                        + call("c4", "made_up", "{}")
                        + "]",
                    "tool_calls"))
            .path("output");

    assertThat(output).hasSize(4);
    assertThat(without(output.path(0), "id"))
        .isEqualTo(
            JSON.readTree(
                "{\"type\":\"function_call\",\"status\":\"completed\",\"call_id\":\"c1\","
                    + "\"name\":\"look\",\"arguments\":\"{\\\"at\\\":1}\"}"));
    assertThat(without(output.path(1), "id"))
        .isEqualTo(
            JSON.readTree(
                "{\"type\":\"custom_tool_call\",\"status\":\"completed\",\"call_id\":\"c2\","
                    + "\"name\":\"patch\",\"input\":\"a\\nb\"}"));
    assertThat(without(output.path(2), "id"))
        .isEqualTo(
            JSON.readTree(
                "{\"type\":\"function_call\",\"status\":\"completed\",\"call_id\":\"c3\","
                    + "\"name\":\"log\",\"namespace\":\"git\",\"arguments\":\"{}\"}"));
    assertThat(output.path(3).path("name").asString()).isEqualTo("made_up");
    assertThat(output.path(0).path("id").asString()).startsWith("fc_");
    assertThat(output.path(1).path("id").asString()).startsWith("ctc_");
  }

  @Test
  void showsReasoningAndCarriesItsSignature() {
    JsonNode output =
        answer(
                message(
                    "\"content\":\"x\",\"reasoning_content\":\"I must look\",\"thinking_blocks\":["
                        + "{\"type\":\"thinking\",\"thinking\":\"I must look\",\"signature\":\"S\"},"
                        + "{\"type\":\"redacted_thinking\",\"data\":\"D\"}]",
                    "stop"))
            .path("output");

    assertThat(output).hasSize(3);
    assertThat(output.path(0).path("summary"))
        .isEqualTo(JSON.readTree("[{\"type\":\"summary_text\",\"text\":\"I must look\"}]"));
    assertThat(SignedThought.opened(output.path(0).path("encrypted_content").asString()))
        .isEqualTo(
            JSON.readTree(
                "{\"type\":\"thinking\",\"thinking\":\"I must look\",\"signature\":\"S\"}"));
    assertThat(SignedThought.opened(output.path(1).path("encrypted_content").asString()))
        .isEqualTo(JSON.readTree("{\"type\":\"redacted_thinking\",\"data\":\"D\"}"));
    assertThat(output.path(2).path("type").asString()).isEqualTo("message");
  }

  @Test
  void givesItsOwnReasoningBackAsItIs() {
    JsonNode thought =
        answer(
                message(
                    "\"content\":\"x\",\"reasoning_content\":\"short\",\"reasoning_items\":["
                        + "{\"id\":\"rs_1\",\"type\":\"reasoning\",\"encrypted_content\":\"E\","
                        + "\"summary\":[{\"type\":\"summary_text\",\"text\":\"short\"}]}]",
                    "stop"))
            .path("output")
            .path(0);

    assertThat(thought.path("encrypted_content").asString()).isEqualTo("E");
    assertThat(thought.path("summary")).hasSize(1);
  }

  @Test
  void refusesInAPartOfItsOwnAndKeepsThePhase() {
    JsonNode message =
        answer(message("\"content\":\"a\",\"refusal\":\"no\",\"phase\":\"commentary\"", "stop"))
            .path("output")
            .path(0);

    assertThat(message.path("phase").asString()).isEqualTo("commentary");
    assertThat(message.path("content").path(1))
        .isEqualTo(JSON.readTree("{\"type\":\"refusal\",\"refusal\":\"no\"}"));
  }

  @Test
  void saysHowLikelyTheTextWas() {
    String likely = "[{\"token\":\"x\",\"logprob\":-0.1,\"bytes\":[120],\"top_logprobs\":[]}]";

    assertThat(
            answer(
                    "{\"choices\":[{\"message\":{\"content\":\"x\"},\"finish_reason\":\"stop\","
                        + "\"logprobs\":{\"content\":"
                        + likely
                        + "}}]}")
                .path("output")
                .path(0)
                .path("content")
                .path(0)
                .path("logprobs"))
        .isEqualTo(JSON.readTree(likely));
  }

  private static String call(String id, String name, String arguments) {
    return "{\"id\":\"%s\",\"type\":\"function\",\"function\":{\"name\":\"%s\",\"arguments\":\"%s\"}}"
        .formatted(id, name, arguments);
  }

  private static String message(String fields, String reason) {
    return "{\"id\":\"chatcmpl-1\",\"model\":\"m-1\",\"choices\":[{\"index\":0,\"message\":"
        + "{\"role\":\"assistant\","
        + fields
        + "},\"finish_reason\":\""
        + reason
        + "\"}]}";
  }

  private static JsonNode without(JsonNode object, String field) {
    return ((ObjectNode) object.deepCopy()).without(field);
  }

  private static JsonNode answer(String chat) {
    return JSON.readTree(
        ResponsesTranslation.of(REQUEST.getBytes(UTF_8), true)
            .answers()
            .answer(chat.getBytes(UTF_8), Instant.ofEpochSecond(1_780_000_000)));
  }
}
