package io.turnpike.routing.dialects.messages.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.messages.StopReasons;
import io.turnpike.routing.dialects.messages.TranslationPairs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CompletionAnswerTests {

  @ParameterizedTest
  @ValueSource(strings = {"text", "tools", "refused"})
  void saysTheSameInTheCallersWords(String name) {
    JsonNode pair = TranslationPairs.pair("answer/" + name + ".json");

    byte[] answer = translate(TranslationPairs.write(pair.path("provider")));

    assertThat(withoutSpaces(answer))
        .isEqualTo(withoutSpaces(TranslationPairs.write(pair.path("canonical"))));
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn,stop",
    "stop_sequence,stop",
    "pause_turn,stop",
    "not_known_yet,stop",
    "max_tokens,length",
    "model_context_window_exceeded,length",
    "tool_use,tool_calls",
    "refusal,content_filter"
  })
  void namesWhyItStopped(String stopReason, String finishReason) {
    assertThat(StopReasons.finish(stopReason)).isEqualTo(finishReason);
  }

  @Test
  void keepsTextThatIsNoValidUnicodeAsItCame() {
    String text = "{\"content\":[{\"type\":\"text\",\"text\":\"half \\ud83c\"}]}";

    assertThat(new String(translate(text.getBytes(UTF_8)), UTF_8)).contains("\"half \\ud83c\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}",
        "{\"content\":\"text\"}",
        "{\"content\":[1]}",
        "{\"content\":[]} {}"
      })
  void leavesAloneWhatIsNoAnswer(String body) {
    assertThat(new String(translate(body.getBytes(UTF_8)), UTF_8)).isEqualTo(body);
  }

  private static byte[] translate(byte[] body) {
    return new MessagesTranslation().answer(body, TranslationPairs.NOW);
  }

  /** Arguments are a string of JSON as the provider spaced it. */
  private static JsonNode withoutSpaces(byte[] json) {
    return TranslationPairs.json(
        new String(json, UTF_8).replace(" ", "").replace("\\\\u00fc", "ü").getBytes(UTF_8));
  }
}
