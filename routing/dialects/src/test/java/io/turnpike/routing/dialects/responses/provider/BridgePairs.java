package io.turnpike.routing.dialects.responses.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pairs of documents below {@code resources/dialects/bridge}. */
final class BridgePairs {

  static final Instant NOW = Instant.ofEpochSecond(1_780_000_000);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private BridgePairs() {}

  static JsonNode pair(String name) {
    return json(bytes(name));
  }

  static JsonNode json(byte[] bytes) {
    return JSON.readTree(bytes);
  }

  static byte[] write(JsonNode tree) {
    return JSON.writeValueAsBytes(tree);
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String name) {
    String path = "/dialects/bridge/" + name;
    try (InputStream in =
        Objects.requireNonNull(BridgePairs.class.getResourceAsStream(path), path)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
