package io.turnpike.routing.guardrails.detection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A text, and what there is to find in it. */
record Labelled(String text, List<Span> spans) {

  /**
   * @param kind as the labels name it: all keys and passwords are {@code api_key}
   */
  record Span(int start, int end, String kind) {}

  /** Kinds that nobody claims to find. */
  private static final Set<String> OTHERS = Set.of("person", "address");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static List<Labelled> read(Path file) {
    try {
      return Files.readAllLines(file).stream().map(Labelled::of).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Labelled of(String line) {
    JsonNode json = JSON.readTree(line);
    List<Span> spans =
        json.get("spans")
            .valueStream()
            .map(
                s ->
                    new Span(
                        s.get("start").asInt(), s.get("end").asInt(), s.get("kind").asString()))
            .filter(span -> !OTHERS.contains(span.kind()))
            .toList();
    return new Labelled(json.get("text").asString(), spans);
  }
}
