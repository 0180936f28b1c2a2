package io.turnpike.routing.provider.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.provider.StreamTranslation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkStreamTests {

  private final StreamTranslation stream = new MessagesTranslation().stream(Golden.NOW);

  @Test
  void passesAnErrorOnAsItIs() {
    String error =
        "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}";

    assertThat(event(error)).isEqualTo("data: " + error + "\n\n");
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
    assertThat(event("{\"type\":\"message_stop\"}"))
        .contains("\"finish_reason\":\"stop\"")
        .endsWith("data: [DONE]\n\n");
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
  void tellsNoUsageRatherThanAWrongOne() {
    event("{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":-9}}}");

    assertThat(
            event(
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":3}}"))
        .doesNotContain("usage");
  }

  private String event(String data) {
    byte[] bytes = data.getBytes(UTF_8);
    StringBuilder frames = new StringBuilder();
    stream.frames(bytes, 0, bytes.length).forEach(frame -> frames.append(new String(frame, UTF_8)));
    return frames.toString();
  }
}
