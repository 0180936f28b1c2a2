package io.turnpike.routing.gateway.cache.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorAnswerTests {

  @Test
  void aVectorIsMadeOfLengthOne() {
    assertThat(read("{\"data\":[{\"embedding\":[3,-4.0]}]}")).containsExactly(0.6f, -0.8f);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"data\":[]}",
        "{\"data\":[{\"embedding\":[]}]}",
        "{\"data\":[{\"embedding\":\"AACAPgAAgL8=\"}]}",
        "{\"data\":[{\"embedding\":[0,0]}]}",
        "{\"data\":[{\"embedding\":[1,\"2\"]}]}",
        "{\"data\":[{\"embedding\":[1,null]}]}",
        "{\"data\":[{\"embedding\":[1e300,1]}]}"
      })
  void whateverElseIsNoVector(String answer) {
    assertThatThrownBy(() -> read(answer)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void oneThatIsTooLongIsNone() {
    String numbers = "1,".repeat(8_192) + "1";

    assertThatThrownBy(() -> read("{\"data\":[{\"embedding\":[" + numbers + "]}]}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] read(String answer) {
    return VectorAnswer.read(answer.getBytes(UTF_8));
  }
}
