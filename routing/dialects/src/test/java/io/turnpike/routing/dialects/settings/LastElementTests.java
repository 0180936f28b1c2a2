package io.turnpike.routing.dialects.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.settings.SentFields.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastElementTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | false",
        "[ ] | false",
        "[1] | false",
        "[{\"role\":\"user\"}] | false",
        "[{\"role\":\"assistant\"}] | true",
        "[{\"role\":\"assistant\"},{\"role\":\"user\"}] | false",
        "[{\"role\":\"user\"},{\"role\":\"assistant\",\"content\":[{\"text\":\"}\"}]} ] | true",
        "[{\"role\":\"user\"},{\"role\":\"assistant\",\"content\":\"{[\\\"\\\\\"}] | true",
        "[{\"role\":\"user\",\"content\":\"{\\\"role\\\":\\\"assistant\\\"}\"}] | false",
        "[{\"role\":\"assistant\",\"content\":\"\\\\\\\"}]\"}] | true"
      })
  void isFoundFromTheEnd(String array, boolean answer) {
    byte[] bytes = ("{\"messages\":" + array + "}").getBytes(UTF_8);
    int start = "{\"messages\":".length();

    assertThat(LastElement.isAnswer(new Value(bytes, start, bytes.length - 1))).isEqualTo(answer);
  }
}
