package io.turnpike.routing.dialects.texts;

import static io.turnpike.routing.dialects.texts.TextsFixture.JSON;
import static io.turnpike.routing.dialects.texts.TextsFixture.changed;
import static io.turnpike.routing.dialects.texts.TextsFixture.json;
import static io.turnpike.routing.dialects.texts.TextsFixture.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.guard.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ReplacedTextsTests {

  static Stream<JsonNode> documents() {
    return TextsFixture.documents();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void nothingChangesWhereNoTextDoes(JsonNode document) {
    byte[] body = JSON.writeValueAsBytes(document);
    List<TextPart> parts = request(body);

    assertThat(BodyTexts.with(body, parts, changed(parts, it -> it))).isEqualTo(body);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyTextCanBeAnother(JsonNode document) {
    byte[] body = JSON.writeValueAsBytes(document);
    List<TextPart> parts = request(body);
    List<TextPart> others = changed(parts, it -> "[" + it + "]\n\tü😀");

    byte[] written = BodyTexts.with(body, parts, others);

    JSON.readTree(written);
    assertThat(texts(request(written))).isEqualTo(texts(others));
  }

  /** What has a space in it is no setting, whatever its name is. */
  @ParameterizedTest
  @MethodSource("documents")
  void everyTextIsFound(JsonNode document) {
    List<String> found = texts(request(JSON.writeValueAsBytes(document)));
    List<String> written = new ArrayList<>();
    collect(document, written);
    written.removeIf(text -> !text.contains(" "));

    assertThat(found).containsAll(written);
  }

  @Test
  void offsetsAreThoseOfTheStringsWithTheirQuotes() {
    byte[] body = json("{ 'messages' : [ {'role':'user', 'content': 'Zürich 😀 \\u00e9'} ] }");

    TextPart part = request(body).getFirst();

    assertThat(part.text()).isEqualTo("Zürich 😀 é");
    assertThat(new String(body, part.start(), part.end() - part.start(), UTF_8))
        .isEqualTo("\"Zürich 😀 \\u00e9\"");
  }

  @Test
  void whatStaysIsWrittenAsItWas() {
    byte[] body = json("{'messages':[{'content':'a\\u0062\\/'},{'content':'x'}],'n':1.50}");
    List<TextPart> parts = request(body);

    byte[] written = BodyTexts.with(body, parts, changed(parts, it -> it.equals("x") ? "'y" : it));

    assertThat(new String(written, UTF_8))
        .isEqualTo(
            "{\"messages\":[{\"content\":\"a\\u0062\\/\"},{\"content\":\"'y\"}],\"n\":1.50}");
  }

  @Test
  void aNumberBecomesAString() {
    byte[] body = json("{'metadata':{'card':4111111111111111}}");
    List<TextPart> parts = request(body);

    byte[] written =
        BodyTexts.with(body, parts, changed(parts, it -> it.startsWith("4") ? "[CARD]" : it));

    assertThat(new String(written, UTF_8)).isEqualTo("{\"metadata\":{\"card\":\"[CARD]\"}}");
  }

  /** Arguments are read without the escapes that could hide something, and stay JSON. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"to\":\"x\\nada@x.test\"} | {\"to\":\"x\\n[MAIL]\"}",
        "{\"to\":\"\\u0061da@x.test\\\"\"} | {\"to\":\"[MAIL]\\\"\"}",
        "{\"to\":\"C:\\\\ada@x.test\\\\\"} | {\"to\":\"C:\\\\[MAIL]\\\\\"}",
        "{\"ada@x.test\":\"\\ud83d\\ude00\"} | {\"[MAIL]\":\"😀\"}",
        "{\"to\": ada@x.test | {\"to\": [MAIL]",
      })
  void argumentsStayJson(String arguments, String expected) {
    byte[] body =
        JSON.writeValueAsBytes(
            JSON.readTree(
                "{\"messages\":[{\"tool_calls\":[{\"function\":{\"arguments\":%s}}]}]}"
                    .formatted(JSON.writeValueAsString(arguments))));
    List<TextPart> parts = request(body);

    byte[] written =
        BodyTexts.with(body, parts, changed(parts, it -> it.replace("ada@x.test", "[MAIL]")));

    assertThat(JSON.readTree(written).at("/messages/0/tool_calls/0/function/arguments").asString())
        .isEqualTo(expected);
  }

  @Test
  void textsOfAnotherBodyAreRefused() {
    List<TextPart> parts = request(json("{'messages':[{'content':'one'}]}"));

    assertThatThrownBy(
            () -> BodyTexts.with(json("{'input':'two'}"), parts, changed(parts, _ -> "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> texts(List<TextPart> parts) {
    return parts.stream().map(TextPart::text).toList();
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.isString()) {
      texts.add(node.asString());
    }
    node.forEach(child -> collect(child, texts));
  }
}
