package io.turnpike.routing.dialects.texts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.guard.TextPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents with texts in them, and short ways to tell what was found. */
final class TextsFixture {

  static final JsonMapper JSON = JsonMapper.shared();

  private TextsFixture() {}

  /** Single quotes stand for double ones. */
  static byte[] json(String document) {
    return document.replace('\'', '"').getBytes(UTF_8);
  }

  static List<TextPart> request(byte[] body) {
    return Objects.requireNonNull(BodyTexts.ofRequest(body), "no texts");
  }

  static List<TextPart> answer(byte[] body) {
    return Objects.requireNonNull(BodyTexts.ofAnswer(body), "no texts");
  }

  /** Role, place and text of each, with single quotes for double ones. */
  static List<String> lines(List<TextPart> parts) {
    return parts.stream()
        .map(it -> it.role().word() + " " + it.pointer() + " " + it.text().replace('"', '\''))
        .toList();
  }

  static List<TextPart> changed(List<TextPart> parts, UnaryOperator<String> change) {
    List<TextPart> changed = new ArrayList<>();
    for (TextPart it : parts) {
      changed.add(
          new TextPart(it.role(), it.pointer(), it.start(), it.end(), change.apply(it.text())));
    }
    return changed;
  }

  /** Requests of clients of every dialect, and whole answers of every provider's. */
  static Stream<JsonNode> documents() {
    Stream<JsonNode> requests =
        Stream.of("client-chat", "client-gemini", "client-messages", "client-responses")
            .flatMap(client -> matrix(client).path("requests").valueStream());
    Stream<JsonNode> answers =
        Stream.of("provider-openai", "provider-anthropic", "provider-bridge")
            .flatMap(provider -> matrix(provider).path("answers").valueStream())
            .map(answer -> answer.path("whole"))
            .filter(JsonNode::isObject);
    return Stream.concat(requests, answers);
  }

  private static JsonNode matrix(String name) {
    return JSON.readTree(resource("matrix/" + name + ".json"));
  }

  static byte[] resource(String path) {
    String full = "/dialects/" + path;
    try (InputStream in = Objects.requireNonNull(TextsFixture.class.getResourceAsStream(full))) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
