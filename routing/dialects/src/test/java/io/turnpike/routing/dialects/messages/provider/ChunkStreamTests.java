package io.turnpike.routing.dialects.messages.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.Translation.StreamTranslation;
import io.turnpike.routing.dialects.messages.MutatedDocument;
import io.turnpike.routing.dialects.messages.TranslationPairs;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChunkStreamTests {

  private final StreamTranslation stream = new MessagesTranslation().stream(TranslationPairs.NOW);

  @Test
  void passesAnErrorOnAsItIs() {
    String error =
        "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}";

    assertThat(event(error)).isEqualTo("data: " + error + "\n\n");
  }

  @Test
  void knowsAnErrorThatGivesNoReason() {
    assertThat(event("{\"type\":\"error\"}")).isEqualTo("data: {\"error\":{}}\n\n");
    assertThat(event("{\"type\":\"error\",\"error\":7}")).isEqualTo("data: {\"error\":{}}\n\n");
    assertThat(event("{\"type\":\"ping\",\"error\":false}")).isEqualTo(": ping\n\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[DONE]",
        "{\"type\":",
        "{}",
        "{\"type\":7}",
        "{\"type\":\"message_start\"}",
        "{\"type\":\"content_block_start\"}",
        "{\"type\":\"content_block_delta\",\"delta\":[]}"
      })
  void makesNothingOfWhatIsNoEvent(String data) {
    assertThat(event(data)).isEqualTo("data: ?\n\n");
  }

  @Test
  void passesOverWhatItHasNeverHeardOf() {
    assertThat(event("{\"type\":\"weather_report\"}")).isEmpty();
    assertThat(event("{\"type\":\"content_block_start\",\"content_block\":{\"type\":\"smell\"}}"))
        .isEmpty();
    assertThat(event("{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"smell_delta\"}}"))
        .isEmpty();
  }

  @Test
  void givesAReasonWhenTheProviderGaveNone() {
    event("{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"a\"}}");

    assertThat(event("{\"type\":\"message_stop\"}"))
        .contains("\"finish_reason\":\"stop\"")
        .endsWith("data: [DONE]\n\n");
  }

  @Test
  void makesNoAnswerOfAMessageWithoutContent() {
    assertThat(event("{\"type\":\"message_stop\"}")).isEqualTo("data: [DONE]\n\n");
  }

  @Test
  void countsOnlyWhatIsCountedAtTheEnd() {
    event(
        "{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}");

    assertThat(event("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}"))
        .contains("finish_reason")
        .doesNotContain("usage");
  }

  @Test
  void leavesOutACountThatCannotBe() {
    event("{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":-9}}}");

    assertThat(
            event(
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":3}}"))
        .contains("\"usage\":{\"completion_tokens\":3,")
        .doesNotContain("prompt_tokens\":", "total_tokens", "-9");
  }

  /** Whatever stands in whatever place of an event, a client gets chunks it can read, or none. */
  @ParameterizedTest
  @ValueSource(strings = {"text", "tools"})
  void neverSaysWhatNoClientCanRead(String name) {
    Random random = new Random(name.hashCode());
    for (int i = 0; i < 500; i++) {
      StreamTranslation odd = new MessagesTranslation().stream(TranslationPairs.NOW);
      for (JsonNode event : events(name)) {
        byte[] data = TranslationPairs.write(MutatedDocument.with(event, random));
        odd.frames(data, 0, data.length).forEach(ChunkStreamTests::readable);
      }
    }
  }

  private static List<JsonNode> events(String name) {
    return TranslationPairs.text("stream/" + name + ".sse")
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> TranslationPairs.json(line.substring("data: ".length()).getBytes(UTF_8)))
        .toList();
  }

  private static void readable(byte[] bytes) {
    String frame = new String(bytes, UTF_8);
    assertThat(frame).endsWith("\n\n");
    if (frame.startsWith("data: {")) {
      JsonNode chunk = TranslationPairs.json(frame.substring("data: ".length()).getBytes(UTF_8));
      assertThat(chunk.has("error") || chunk.path("choices").isArray()).isTrue();
    } else {
      assertThat(frame).isIn("data: [DONE]\n\n", "data: ?\n\n", ": ping\n\n");
    }
  }

  private String event(String data) {
    byte[] bytes = data.getBytes(UTF_8);
    StringBuilder frames = new StringBuilder();
    stream.frames(bytes, 0, bytes.length).forEach(frame -> frames.append(new String(frame, UTF_8)));
    return frames.toString();
  }
}
