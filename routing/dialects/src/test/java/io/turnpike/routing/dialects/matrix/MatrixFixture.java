package io.turnpike.routing.dialects.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.eventstream.EventStreamFixture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents below {@code resources/dialects/matrix}, one for each client and each provider.
 * What the one asks is found with the other in the places that are named there, by feature.
 */
public final class MatrixFixture {

  public static final JsonMapper JSON = JsonMapper.shared();

  private static final Map<String, JsonNode> READ = new ConcurrentHashMap<>();

  private MatrixFixture() {}

  /** Requests and the places of what answers to them hold. */
  public static JsonNode of(MatrixClient client) {
    return READ.computeIfAbsent("client-" + client.word(), MatrixFixture::read);
  }

  /** The places of what requests hold, and answers. */
  public static JsonNode of(MatrixProvider provider) {
    return READ.computeIfAbsent("provider-" + provider.word(), MatrixFixture::read);
  }

  /** The data of the events of a stream. */
  public static JsonNode events(byte[] stream) {
    Stream<String> data =
        new String(stream, UTF_8)
            .lines()
            .filter(line -> line.startsWith("data: {"))
            .map(line -> line.substring("data: ".length()));
    return JSON.valueToTree(data.map(JSON::readTree).toList());
  }

  /** A stream of these events. */
  public static byte[] stream(MatrixProvider provider, JsonNode events) {
    if (provider == MatrixProvider.BEDROCK) {
      return EventStreamFixture.stream(
          events.valueStream().map(MatrixFixture::message).toArray(byte[][]::new));
    }
    StringBuilder out = new StringBuilder();
    for (JsonNode event : events) {
      if (event.has("type") && provider != MatrixProvider.OPENAI) {
        out.append("event: ").append(event.path("type").asString()).append('\n');
      }
      out.append("data: ").append(event).append("\n\n");
    }
    return out.append(provider == MatrixProvider.OPENAI ? "data: [DONE]\n\n" : "")
        .toString()
        .getBytes(UTF_8);
  }

  private static byte[] message(JsonNode event) {
    ObjectNode payload = ((ObjectNode) event).deepCopy();
    String type = payload.remove("type").stringValue();
    JsonNode error = payload.path("error");
    return error.isObject()
        ? EventStreamFixture.exception(
            error.path("type").stringValue(), error.path("detail").toString())
        : EventStreamFixture.event(type, payload.toString());
  }

  public static List<String> features(JsonNode fixture, String kind) {
    return List.copyOf(fixture.path(kind).propertyNames());
  }

  private static JsonNode read(String name) {
    String path = "/dialects/matrix/" + name + ".json";
    try (InputStream in =
        Objects.requireNonNull(MatrixFixture.class.getResourceAsStream(path), path)) {
      return JSON.readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
