package io.turnpike.routing.dialects.messages.client.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.messages.TranslationPairs;
import io.turnpike.routing.dialects.messages.provider.MessagesTranslation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class MessageAnswerTests {

  @Test
  void saysTheSameAsAMessage() {
    JsonNode message =
        message(
            "{\"id\":\"chatcmpl-1\",\"model\":\"gpt-x\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"One \\\"two\\\" \\ud83c\\udf0a\",\"reasoning_content\":\"Hm\",\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\": 0.10}\"}},{\"id\":\"call_2\",\"type\":\"function\",\"function\":{\"name\":\"g\",\"arguments\":\"\"}}]},\"finish_reason\":\"tool_calls\"}],\"usage\":{\"prompt_tokens\":240,\"completion_tokens\":30,\"prompt_tokens_details\":{\"cached_tokens\":200,\"cache_write_5m_tokens\":10,\"cache_write_1h_tokens\":20},\"completion_tokens_details\":{\"reasoning_tokens\":9}}}");

    assertThat(message)
        .isEqualTo(
            json(
                "{\"id\":\"msg_chatcmpl-1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"gpt-x\",\"content\":["
                    + "{\"type\":\"thinking\",\"thinking\":\"Hm\",\"signature\":\"\"},"
                    + "{\"type\":\"text\",\"text\":\"One \\\"two\\\" \\ud83c\\udf0a\"},"
                    + "{\"type\":\"tool_use\",\"id\":\"call_1\",\"name\":\"f\",\"input\":{\"a\": 0.10}},"
                    + "{\"type\":\"tool_use\",\"id\":\"call_2\",\"name\":\"g\",\"input\":{}}],"
                    + "\"stop_reason\":\"tool_use\",\"stop_sequence\":null,\"usage\":{\"input_tokens\":10,\"cache_creation_input_tokens\":30,\"cache_read_input_tokens\":200,\"cache_creation\":{\"ephemeral_5m_input_tokens\":10,\"ephemeral_1h_input_tokens\":20},\"output_tokens\":30,\"output_tokens_details\":{\"thinking_tokens\":9}}}"));
  }

  /** What a message says that chat completions can say, it says still when it comes back. */
  @ParameterizedTest
  @CsvSource({"text, end_turn", "tools, tool_use", "refused, refusal"})
  void comesBack(String name, String stopReason) {
    ObjectNode sent =
        (ObjectNode) TranslationPairs.pair("answer/" + name + ".json").path("provider");
    byte[] canonical =
        new MessagesTranslation().answer(TranslationPairs.write(sent), TranslationPairs.NOW);

    JsonNode back = json(new String(new MessageAnswer(List.of()).of(canonical), UTF_8));

    assertThat(back.path("id")).isEqualTo(sent.path("id"));
    assertThat(back.path("stop_reason").stringValue()).isEqualTo(stopReason);
    assertThat(text(back)).isEqualTo(text(sent));
    assertThat(others(back)).isEqualTo(others(sent));
    if (sent.path("usage").path("input_tokens").intValue() > 0) {
      for (String count :
          List.of("input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens")) {
        assertThat(back.path("usage").path(count).asInt(0))
            .isEqualTo(sent.path("usage").path(count).asInt(0));
      }
      assertThat(back.path("usage").path("output_tokens"))
          .isEqualTo(sent.path("usage").path("output_tokens"));
    }
  }

  private static String text(JsonNode message) {
    StringBuilder text = new StringBuilder();
    message.path("content").forEach(block -> text.append(block.path("text").asString("")));
    return text.toString();
  }

  private static List<JsonNode> others(JsonNode message) {
    return message
        .path("content")
        .valueStream()
        .filter(
            block -> !List.of("text", "server_tool_use").contains(block.path("type").stringValue()))
        .toList();
  }

  @Test
  void keepsACallThatWasCutOff() {
    JsonNode input =
        message(
                "{\"choices\":[{\"message\":{\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\": \\\"b\"}}]},\"finish_reason\":\"length\"}]}")
            .path("content")
            .path(0)
            .path("input");

    assertThat(input.path("INVALID_JSON").stringValue()).isEqualTo("{\"a\": \"b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "end_turn | null | \"finish_reason\":\"stop\"",
        "stop_sequence | \"END\" | \"finish_reason\":\"stop\",\"stop_reason\":\"END\"",
        "end_turn | null | \"finish_reason\":\"stop\",\"stop_reason\":\"other\"",
        "max_tokens | null | \"finish_reason\":\"length\"",
        "refusal | null | \"finish_reason\":\"content_filter\"",
        "end_turn | null | \"finish_reason\":null"
      })
  void saysWhyItEnded(String reason, String sequence, String finish) {
    JsonNode message = message("{\"choices\":[{\"message\":{\"content\":\"a\"}," + finish + "}]}");

    assertThat(message.path("stop_reason").stringValue()).isEqualTo(reason);
    assertThat(message.path("stop_sequence")).isEqualTo(json("{\"a\":" + sequence + "}").path("a"));
  }

  @Test
  void saysWhatTheModelWouldNotSay() {
    JsonNode message =
        message(
            "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"No.\"},\"finish_reason\":\"stop\"}]}");

    assertThat(text(message)).isEqualTo("No.");
  }

  @Test
  void hasIdsAndNumbersEvenWhereTheProviderGaveNone() {
    JsonNode message =
        message(
            "{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}}]}");

    assertThat(message.path("id").stringValue()).matches("msg_[0-9a-f]{32}");
    assertThat(message.path("content").path(0).path("id").stringValue())
        .matches("toolu_[0-9a-f]{32}");
    assertThat(message.path("usage").path("input_tokens").isIntegralNumber()).isTrue();
    assertThat(message.path("usage").path("output_tokens").isIntegralNumber()).isTrue();
  }

  private static JsonNode message(String completion) {
    byte[] message =
        new MessageAnswers(List.of("END")).answer(completion.getBytes(UTF_8), TranslationPairs.NOW);
    return json(new String(message, UTF_8));
  }

  private static JsonNode json(String text) {
    return TranslationPairs.json(text.getBytes(UTF_8));
  }
}
