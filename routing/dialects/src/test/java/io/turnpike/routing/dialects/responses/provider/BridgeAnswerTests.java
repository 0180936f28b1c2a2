package io.turnpike.routing.dialects.responses.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BridgeAnswerTests {

  @ParameterizedTest
  @ValueSource(strings = {"text", "tools", "refused"})
  void saysTheSameInTheCallersWords(String name) {
    JsonNode pair = BridgePairs.pair("answer/" + name + ".json");

    byte[] answer = translate(BridgePairs.write(pair.path("provider")));

    assertThat(BridgePairs.json(answer)).isEqualTo(pair.path("canonical"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"status\":\"completed\" | stop",
        "\"status\":\"incomplete\",\"incomplete_details\":{\"reason\":\"max_output_tokens\"} | length",
        "\"status\":\"incomplete\",\"incomplete_details\":{\"reason\":\"max_tool_calls\"} | length",
        "\"status\":\"incomplete\",\"incomplete_details\":{\"reason\":\"content_filter\"} | content_filter"
      })
  void namesWhyItStopped(String members, String reason) {
    assertThat(translate("{" + members + ",\"output\":[]}"))
        .contains("\"finish_reason\":\"" + reason + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"half \\ud83c", "a \\\"b\\\" c", "\\u0000"})
  void keepsTextAsItCame(String text) {
    assertThat(
            translate(
                "{\"output\":[{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\""
                    + text
                    + "\"}]}]}"))
        .contains("\"content\":\"" + text + "\"");
  }

  /** What is odd about a count is for whoever reads it to see. */
  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "\"many\"", "{}"})
  void passesCountsOnAsTheyAre(String count) {
    assertThat(translate("{\"output\":[],\"usage\":{\"input_tokens\":" + count + "}}"))
        .contains("\"usage\":{\"prompt_tokens\":" + count + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{\"error\":{\"message\":\"No\"},\"output\":[]}",
        "{\"status\":\"failed\",\"output\":[]}",
        "{\"status\":\"in_progress\",\"output\":[]}",
        "{\"output\":\"text\"}",
        "{\"output\":[1]}",
        "{\"output\":[]} {}"
      })
  void leavesAloneWhatIsNoAnswer(String body) {
    assertThat(translate(body)).isEqualTo(body);
  }

  private static String translate(String body) {
    return new String(translate(body.getBytes(UTF_8)), UTF_8);
  }

  private static byte[] translate(byte[] body) {
    return new ResponsesBridge().answer(body, BridgePairs.NOW);
  }
}
