package io.turnpike.routing.dialects.texts;

import static io.turnpike.routing.dialects.texts.TextsFixture.JSON;
import static io.turnpike.routing.dialects.texts.TextsFixture.changed;
import static io.turnpike.routing.dialects.texts.TextsFixture.json;
import static io.turnpike.routing.dialects.texts.TextsFixture.lines;
import static io.turnpike.routing.dialects.texts.TextsFixture.request;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.guard.TextPart;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextsTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "'text'",
        "{'messages':[{'content':'Hi",
        "{'messages':[}]",
        "{'a':'b'}{'c':'d'}",
        "{\"a\":`b`}",
        "------form\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nHi\r\n------form--",
      })
  void nobodyFindsTextsInWhatIsNoJson(String body) {
    assertThat(BodyTexts.ofRequest(json(body))).isNull();
    assertThat(BodyTexts.ofAnswer(json(body))).isNull();
  }

  @Test
  void nestingIsFollowedAsFarAsRequestsMayGo() {
    assertThat(request(nested(200))).hasSize(1);
    assertThat(BodyTexts.ofRequest(nested(201))).isNull();
  }

  @Test
  void anArrayAndAMarkInFrontAreReadToo() {
    assertThat(lines(request(json("\uFEFF[{'text':'One.'},'Two.']"))))
        .containsExactly("other /0/text One.", "other /1 Two.");
  }

  @Test
  void whatIsGivenTwiceIsFoundTwice() {
    assertThat(
            lines(request(json("{'messages':[{'role':'user','content':'a b','content':'c d'}]}"))))
        .containsExactly("user /messages/0/content a b", "user /messages/0/content c d");
  }

  @Test
  void escapedNamesAreKnown() {
    assertThat(lines(request(json("{'mess\\u0061ges':[{'r\\u006fle':'system','content':'Hi'}]}"))))
        .containsExactly("system /messages/0/content Hi");
  }

  @Test
  void brokenCharactersChangeNoOffsets() {
    byte[] body =
        "{\"messages\":[{\"content\":\"a\u00FF\u00C3b\"},{\"content\":\"c d\"}]}"
            .getBytes(ISO_8859_1);

    List<TextPart> parts = request(body);
    byte[] written = BodyTexts.with(body, parts, changed(parts, it -> it.equals("c d") ? "e" : it));

    assertThat(parts.getFirst().text()).isEqualTo("a\uFFFD\uFFFDb");
    assertThat(new String(written, ISO_8859_1)).contains("\"a\u00FF\u00C3b\"").contains("\"e\"");
  }

  @Test
  void halfACharacterStaysHalf() {
    byte[] body = json("{'messages':[{'content':'\\ud83d x'}]}");
    List<TextPart> parts = request(body);

    byte[] written = BodyTexts.with(body, parts, changed(parts, it -> it + "!"));

    assertThat(parts.getFirst().text()).isEqualTo("\uD83D x");
    assertThat(new String(written, UTF_8)).contains("\"\\ud83d x!\"");
  }

  @Test
  void escapesThatThereAreNotStandForThemselves() {
    assertThat(
            request(json("{'messages':[{'content':'\\q\\u12 \\uzzzz \\\\'}]}")).getFirst().text())
        .isEqualTo("qu12 uzzzz \\");
  }

  @Test
  void tooManyTextsAreRefused() {
    assertThat(request(many(131_071))).hasSize(131_071);
    assertThat(BodyTexts.ofRequest(many(131_072))).isNull();
  }

  @Test
  void pointersAreCutShort() {
    String name = "abcdefghijklmnopqrstuvwxyz";
    String body = "{'%s':".formatted(name).repeat(100) + "'a b'" + "}".repeat(100);

    assertThat(request(json(body)).getFirst().pointer()).hasSizeLessThan(320);
  }

  /** Of the worst kind for a walk that looked back: all of it waits for who speaks. */
  @Test
  void aBodyOfTenMebibytesIsReadOnce() {
    byte[] text =
        json("{'messages':[{'content':'%s','role':'user'}]}".formatted("a b ".repeat(2_621_440)));
    byte[] nested =
        json(
            "{'type':'x','x':".repeat(190)
                + "['"
                + "ab','".repeat(100_000)
                + "']"
                + "}".repeat(190));

    Assertions.assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          assertThat(request(text)).hasSize(1);
          assertThat(request(nested)).hasSize(100_000);
        });
  }

  private static byte[] nested(int levels) {
    return json("{'a':".repeat(levels - 1) + "{'a':'b c'}" + "}".repeat(levels - 1));
  }

  private static byte[] many(int texts) {
    List<String> all = Collections.nCopies(texts, "a");
    return JSON.writeValueAsBytes(Map.of("input", all));
  }
}
