package io.turnpike.routing.dialects.messages.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.messages.TranslationPairs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What the vendor's own rules refuse is mended, left out and named, or refused before it is sent.
 */
class RefusedBeforehandTests {

  private static final String ASKED = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

  @Test
  void closesObjectsOfASchema() {
    String schema =
        "{\"type\":\"object\",\"properties\":{\"s\":{\"type\":\"integer\"},"
            + "\"maximum\":{\"type\":[\"object\",\"null\"],\"properties\":{}}}}";

    JsonNode told = body(format(schema)).path("output_config").path("format").path("schema");

    assertThat(told.path("additionalProperties").booleanValue()).isFalse();
    assertThat(told.path("properties").path("s").has("additionalProperties")).isFalse();
    assertThat(told.path("properties").path("maximum").path("additionalProperties").isBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "properties.n.minimum | {\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":1}}}",
        "items.maxLength | {\"type\":\"array\",\"items\":{\"type\":\"string\",\"maxLength\":3}}",
        "anyOf[1].additionalProperties | {\"anyOf\":[{\"type\":\"null\"},{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}]}",
        "$defs.a.minItems | {\"$defs\":{\"a\":{\"type\":\"array\",\"minItems\":2}}}"
      })
  void refusesASchemaThatNothingHoldsTo(String field, String schema) {
    assertThat(refused(format(schema)).field())
        .isEqualTo("response_format.json_schema.schema." + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\n\"", "[\"a\",\" \"]"})
  void refusesToStopAtWhiteSpace(String stop) {
    assertThat(refused("{\"stop\":" + stop + "," + ASKED + "}").field()).isEqualTo("stop");
  }

  @Test
  void knowsJpegByItsOtherName() {
    assertThat(picture("image/jpg").path("media_type").stringValue()).isEqualTo("image/jpeg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/svg+xml", "image/bmp", "application/pdf"})
  void refusesPicturesThatNobodySees(String type) {
    assertThat(refused(message(image(type))).field())
        .isEqualTo("messages[0].content[0].image_url.url");
  }

  @Test
  void readsFilesOfText() {
    JsonNode block =
        body(message(
                "{\"role\":\"user\",\"content\":[{\"type\":\"file\",\"file\":{\"file_data\":\"data:text/markdown;base64,IyBIaQ==\"}}]}"))
            .path("messages")
            .path(0)
            .path("content")
            .path(0);

    assertThat(block.path("source").path("type").stringValue()).isEqualTo("text");
    assertThat(block.path("source").path("data").stringValue()).isEqualTo("# Hi");
  }

  @Test
  void leavesOutTextThatSaysNothing() {
    JsonNode turn =
        body(message(
                "{\"role\":\"user\",\"content\":\"Go\"},{\"role\":\"assistant\",\"content\":\" \\n\",\"tool_calls\":[{\"id\":\"functions.f:0\",\"function\":{\"name\":\"f\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"functions.f:0\",\"content\":\"x\"}"))
            .path("messages");

    assertThat(turn.path(1).path("content").size()).isEqualTo(1);
    assertThat(turn.path(1).path("content").path(0).path("id").stringValue())
        .isEqualTo("functions_f_0")
        .isEqualTo(turn.path(2).path("content").path(0).path("tool_use_id").stringValue());
  }

  @Test
  void endsWithoutSpace() {
    JsonNode turns =
        body(message(
                "{\"role\":\"user\",\"content\":\"a \"},{\"role\":\"assistant\",\"content\":\"Dear \"}"))
            .path("messages");

    assertThat(turns.path(0).path("content").path(0).path("text").stringValue()).isEqualTo("a ");
    assertThat(turns.path(1).path("content").path(0).path("text").stringValue()).isEqualTo("Dear");
  }

  @Test
  void replacesHalfACharacter() {
    String said = "half \\ud83c, other half \\udf0a, whole \\ud83c\\udf0a, no \\\\ud83c";

    String told = new String(translate(message(tool(said))).body(), UTF_8);

    assertThat(
            TranslationPairs.json(told.getBytes(UTF_8))
                .path("messages")
                .path(0)
                .path("content")
                .path(0)
                .path("content")
                .path(0)
                .path("text")
                .stringValue())
        .isEqualTo("half \uFFFD, other half \uFFFD, whole \uD83C\uDF0A, no \\ud83c");
  }

  @Test
  void leavesOutThoughtsThatNobodySigned() {
    String message =
        "{\"role\":\"user\",\"content\":\"Go\"},{\"role\":\"assistant\",\"content\":\"x\",\"thinking_blocks\":[{\"type\":\"thinking\",\"thinking\":\"Hm\"}]}";

    TranslatedRequest request = translate(message(message));

    assertThat(request.dropped()).containsExactly("messages[].thinking_blocks");
    assertThat(new String(request.body(), UTF_8)).doesNotContain("Hm");
  }

  @Test
  void refusesAnAnswerThatIsNothingButThought() {
    String thinking = "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2048}";

    assertThat(refused("{\"max_tokens\":2048," + thinking + "," + ASKED + "}").field())
        .isEqualTo("thinking.budget_tokens");
    assertThat(body("{" + thinking + "," + ASKED + "}").path("max_tokens").intValue())
        .isGreaterThan(2048);
  }

  @Test
  void refusesParametersThatAreAChoiceAtTheirTop() {
    assertThat(
            refused(
                    "{\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"anyOf\":[]}}}],"
                        + ASKED
                        + "}")
                .field())
        .isEqualTo("tools[0].function.parameters.anyOf");
  }

  private static JsonNode picture(String type) {
    return body(message(image(type)))
        .path("messages")
        .path(0)
        .path("content")
        .path(0)
        .path("source");
  }

  private static String image(String type) {
    return "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:"
        + type
        + ";base64,eA==\"}}]}";
  }

  private static String tool(String said) {
    return "{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"" + said + "\"}";
  }

  private static String message(String messages) {
    return "{\"messages\":[" + messages + "]}";
  }

  private static String format(String schema) {
    return "{\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"schema\":"
        + schema
        + "}},"
        + ASKED
        + "}";
  }

  private static JsonNode body(String canonical) {
    return TranslationPairs.json(translate(canonical).body());
  }

  private static Untranslatable refused(String canonical) {
    return catchThrowableOfType(Untranslatable.class, () -> translate(canonical));
  }

  private static TranslatedRequest translate(String canonical) {
    return new MessagesTranslation().request(canonical.getBytes(UTF_8), null);
  }
}
