package io.turnpike.routing.dialects.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.usage.TokenUsage;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeMessageTests {

  @Test
  void readsWhatAMessageUsed() {
    AnswerScan answer = scan(provider("answer/text.json"));

    assertThat(answer.error()).isFalse();
    assertThat(answer.isAnswer()).isTrue();
    assertThat(answer.usage().usage()).isEqualTo(new TokenUsage(10, 200, 10, 20, 7, 0, 0, 0, 0));
  }

  @Test
  void takesACountForAnAnswerThatCostsNothing() {
    AnswerScan answer = scan("{\"input_tokens\":2095}");

    assertThat(answer.isAnswer()).isTrue();
    assertThat(answer.usage().usage()).isEqualTo(TokenUsage.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"error\",\"error\":{\"type\":\"api_error\"}}",
        "{\"error\":\"no\"}",
        "{\"type\":\"error\"}"
      })
  void knowsAnError(String body) {
    assertThat(scan(body).error()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"content\":\"text\"}", "{\"content\":[1]}"})
  void saysWhatIsMissing(String body) {
    assertThat(scan(body).missing()).isEqualTo("content");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "<html>", "{\"content\":[]"})
  void isNothingForWhatIsNoObject(String body) {
    assertThat(WholeMessage.of(body.getBytes(UTF_8))).isNull();
  }

  @Test
  void measuresWhatItsBlocksSay() {
    String body =
        "{\"content\":[{\"type\":\"thinking\",\"thinking\":\"abc\",\"signature\":\"sssssssss\"},"
            + "{\"type\":\"text\",\"text\":\"abcd\"},{\"type\":\"tool_use\",\"input\":{\"a\":1}}]}";

    assertThat(WholeMessage.contentBytes(body.getBytes(UTF_8))).isEqualTo(5 + 6 + 7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true | {\"content\":[],\"stop_reason\":\"refusal\"}",
        "false | {\"content\":[],\"stop_reason\":\"end_turn\"}",
        "true | {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"refusal\"}}",
        "false | {\"type\":\"message_delta\",\"delta\":{}}"
      })
  void knowsARefusal(boolean refused, String data) {
    byte[] bytes = ("xx" + data).getBytes(UTF_8);

    assertThat(WholeMessage.isRefused(bytes, 2, bytes.length - 2)).isEqualTo(refused);
  }

  private static String provider(String pair) {
    return new String(TranslationPairs.write(TranslationPairs.pair(pair).path("provider")), UTF_8);
  }

  private static AnswerScan scan(String body) {
    return Objects.requireNonNull(WholeMessage.of(body.getBytes(UTF_8)));
  }
}
