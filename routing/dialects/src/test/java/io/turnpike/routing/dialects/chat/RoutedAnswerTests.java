package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.usage.Routed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutedAnswerTests {

  @Test
  void saysWhoServedUnderWhichIdAndForHowMuch() {
    assertThat(
            routed(
                """
                {"id":"gen-1","provider":"DeepInfra","usage":{"cost":0.00014}}"""))
        .isEqualTo(new Routed("DeepInfra", "gen-1", "0.00014"));
    assertThat(routed("{\"provider\":\"Azure\",\"usage\":{\"cost\":1.4e-4}}"))
        .isEqualTo(new Routed("Azure", null, "1.4e-4"));
    assertThat(routed("{\"provider\":\"Azure\",\"usage\":{\"cost\":\"free\"}}"))
        .isEqualTo(new Routed("Azure", null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"c\",\"usage\":{\"cost\":1}}",
        "{\"choices\":[{\"message\":{\"content\":\"\\\"provider\\\"\"}}]}",
        "{\"provider\":{\"name\":\"x\"}}",
        "no JSON, \"provider\""
      })
  void saysNothingOfAnAnswerThatDoesNotSay(String answer) {
    assertThat(routed(answer)).isNull();
  }

  @Test
  void aStreamSaysItWithItsUsage() {
    ChunkScan scan = new ChunkScan();
    byte[] early = "{\"provider\":\"Azure\",\"choices\":[]}".getBytes(UTF_8);
    byte[] last =
        "{\"provider\":\"Azure\",\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"cost\":2}}"
            .getBytes(UTF_8);

    scan.read(early, 0, early.length);
    assertThat(scan.answered().routed()).isNull();
    scan.read(last, 0, last.length);
    assertThat(scan.answered().routed()).isEqualTo(new Routed("Azure", null, "2"));
  }

  private static Routed routed(String answer) {
    byte[] bytes = answer.getBytes(UTF_8);
    return RoutedAnswer.of(bytes, 0, bytes.length);
  }
}
