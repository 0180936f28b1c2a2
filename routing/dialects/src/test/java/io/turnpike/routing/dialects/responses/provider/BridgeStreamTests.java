package io.turnpike.routing.dialects.responses.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.Translation.StreamTranslation;
import io.turnpike.routing.dialects.sse.SseScanner;
import io.turnpike.routing.dialects.sse.TranslatedFrames;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BridgeStreamTests {

  private static final int CUTS = 300;

  private final StreamTranslation stream = new ResponsesBridge().stream(BridgePairs.NOW);

  @ParameterizedTest
  @ValueSource(strings = {"text", "tools"})
  void saysTheSameInTheCallersWords(String name) {
    assertThat(read(BridgePairs.text("stream/" + name + ".sse"), 1 << 16))
        .isEqualTo(BridgePairs.text("stream/" + name + ".chunks"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "tools"})
  void saysTheSameHoweverItIsCut(String name) {
    String events = BridgePairs.text("stream/" + name + ".sse");
    for (int seed = 0; seed < CUTS; seed++) {
      assertThat(cut(events, new Random(seed)))
          .as("seed " + seed)
          .isEqualTo(BridgePairs.text("stream/" + name + ".chunks"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":\"server_error\",\"message\":\"Oh\"}}}"
            + " | {\"error\":{\"code\":\"server_error\",\"message\":\"Oh\"}}",
        "{\"type\":\"response.failed\",\"response\":{}} | {\"error\":{}}",
        "{\"type\":\"error\",\"code\":\"rate_limit_exceeded\",\"message\":\"Slow\",\"param\":null}"
            + " | {\"error\":{\"type\":\"error\",\"code\":\"rate_limit_exceeded\",\"message\":\"Slow\"}}",
        "{\"type\":\"error\",\"error\":{\"message\":\"Oh\"}}"
            + " | {\"type\":\"error\",\"error\":{\"message\":\"Oh\"}}"
      })
  void tellsAFailureByTheProvidersOwnWords(String event, String told) {
    assertThat(event(event)).isEqualTo("data: " + told + "\n\n");
  }

  @Test
  void countsWhatAFailureCost() {
    assertThat(
            event(
                "{\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":\"x\"},"
                    + "\"usage\":{\"input_tokens\":3,\"output_tokens\":1}}}"))
        .contains("\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1")
        .endsWith("data: {\"error\":{\"code\":\"x\"}}\n\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[DONE]",
        "{\"type\":",
        "{}",
        "{\"type\":7}",
        "{\"type\":\"response.created\"}"
      })
  void makesNothingOfWhatIsNoEvent(String data) {
    assertThat(event(data)).isEqualTo("data: ?\n\n");
  }

  @Test
  void passesOverWhatItHasNeverHeardOf() {
    assertThat(event("{\"type\":\"response.smell.delta\",\"delta\":\"x\"}")).isEmpty();
    assertThat(event("{\"type\":\"response.output_item.added\",\"item\":{\"type\":\"smell\"}}"))
        .isEmpty();
    assertThat(event("{\"type\":\"keepalive\",\"sequence_number\":3}")).isEqualTo(": ping\n\n");
  }

  @Test
  void endsWithTheReasonOfAnIncompleteOne() {
    assertThat(
            event(
                "{\"type\":\"response.incomplete\",\"response\":{\"incomplete_details\":{\"reason\":\"max_output_tokens\"}}}"))
        .contains("\"finish_reason\":\"length\"")
        .endsWith("data: [DONE]\n\n");
  }

  /** White space of the provider's is no end of a line here. */
  @Test
  void writesEveryFrameInOneLine() {
    event(
        "{\"type\":\"response.output_item.done\",\"item\":{\n\"type\":\"reasoning\",\n\"summary\":[]}}");

    assertThat(
            event(
                "{\"type\":\"response.completed\",\"response\":{\"usage\":{\"input_tokens\":\n1}}}"))
        .doesNotContainPattern("[^\\n]\\n[^\\n]");
  }

  /** Whatever stands in whatever place of an event, a client gets chunks it can read, or none. */
  @ParameterizedTest
  @ValueSource(strings = {"text", "tools"})
  void neverSaysWhatNoClientCanRead(String name) {
    List<JsonNode> odd =
        List.of("null", "true", "-1", "\"\"", "[]", "{}", "[1]", "{\"a\":1}").stream()
            .map(json -> BridgePairs.json(json.getBytes(UTF_8)))
            .toList();
    Random random = new Random(name.hashCode());
    for (int round = 0; round < 500; round++) {
      StreamTranslation any = new ResponsesBridge().stream(BridgePairs.NOW);
      for (JsonNode event : events(name)) {
        JsonNode changed = change(event, odd.get(random.nextInt(odd.size())), random);
        byte[] data = BridgePairs.write(changed);
        any.frames(data, 0, data.length).forEach(BridgeStreamTests::readable);
      }
    }
  }

  private static JsonNode change(JsonNode event, JsonNode odd, Random random) {
    ObjectNode changed = (ObjectNode) event.deepCopy();
    ObjectNode place = changed;
    for (JsonNode inner = deeper(place, random); inner instanceof ObjectNode object; ) {
      place = object;
      inner = random.nextBoolean() ? deeper(place, random) : null;
    }
    List<String> names = List.copyOf(place.propertyNames());
    place.set(names.isEmpty() ? "type" : names.get(random.nextInt(names.size())), odd);
    return changed;
  }

  private static JsonNode deeper(ObjectNode place, Random random) {
    List<JsonNode> inner = place.valueStream().filter(JsonNode::isObject).toList();
    return inner.isEmpty() || random.nextBoolean() ? null : inner.get(random.nextInt(inner.size()));
  }

  private static List<JsonNode> events(String name) {
    return BridgePairs.text("stream/" + name + ".sse")
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> BridgePairs.json(line.substring("data: ".length()).getBytes(UTF_8)))
        .toList();
  }

  private static void readable(byte[] bytes) {
    String frame = new String(bytes, UTF_8);
    assertThat(frame).endsWith("\n\n");
    if (frame.startsWith("data: {")) {
      JsonNode chunk = BridgePairs.json(frame.substring("data: ".length()).getBytes(UTF_8));
      assertThat(chunk.has("error") || chunk.path("choices").isArray()).isTrue();
    } else {
      assertThat(frame).isIn("data: [DONE]\n\n", "data: ?\n\n", ": ping\n\n");
    }
  }

  private static String read(String events, int piece) {
    return frames(events.getBytes(UTF_8), (from, length) -> Math.min(length, from + piece));
  }

  private static String cut(String events, Random random) {
    int longest = 1 + random.nextInt(random.nextBoolean() ? 8 : 400);
    return frames(
        events.getBytes(UTF_8),
        (from, length) -> Math.min(length, from + 1 + random.nextInt(longest)));
  }

  private static String frames(byte[] bytes, java.util.function.IntBinaryOperator next) {
    Frames frames =
        new TranslatedFrames(
            new SseScanner(1 << 16), new ResponsesBridge().stream(BridgePairs.NOW));
    StringBuilder all = new StringBuilder();
    for (int from = 0; from < bytes.length; ) {
      int to = next.applyAsInt(from, bytes.length);
      frames.append(Unpooled.wrappedBuffer(Arrays.copyOfRange(bytes, from, to)));
      while (frames.next()) {
        all.append(new String(frames.array(), frames.frameStart(), frames.frameEnd(), UTF_8));
      }
      from = to;
    }
    return all.toString();
  }

  private String event(String data) {
    byte[] bytes = data.getBytes(UTF_8);
    StringBuilder frames = new StringBuilder();
    stream.frames(bytes, 0, bytes.length).forEach(frame -> frames.append(new String(frame, UTF_8)));
    return frames.toString();
  }
}
