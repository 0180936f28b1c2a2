package io.turnpike.routing.dialects.messages.client.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.AnswerTranslation.AnswerStream;
import io.turnpike.routing.dialects.messages.TranslationPairs;
import io.turnpike.routing.dialects.sse.SseScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MessageStreamTests {

  private static final String BEGIN = "{\"role\":\"assistant\",\"content\":\"\"}";

  @Test
  void beginsWithAMessageAndEndsWithItsCounts() {
    List<JsonNode> events =
        events(
            chunk(BEGIN),
            chunk("{\"content\":\"Good\"}"),
            chunk("{\"content\":\" day\"}"),
            finish("stop"),
            "{\"id\":\"chatcmpl-1\",\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3,\"prompt_tokens_details\":{\"cached_tokens\":2}}}");

    assertThat(types(events))
        .containsExactly(
            "message_start",
            "content_block_start",
            "content_block_delta",
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop");
    JsonNode message = events.getFirst().path("message");
    assertThat(message.path("id").stringValue()).isEqualTo("msg_chatcmpl-1");
    assertThat(message.path("usage").path("input_tokens").isIntegralNumber()).isTrue();
    assertThat(message.path("content").isEmpty()).isTrue();
    JsonNode end = events.get(5);
    assertThat(end.path("delta").path("stop_reason").stringValue()).isEqualTo("end_turn");
    assertThat(end.path("usage").path("input_tokens").intValue()).isEqualTo(10);
    assertThat(end.path("usage").path("cache_read_input_tokens").intValue()).isEqualTo(2);
    assertThat(end.path("usage").path("output_tokens").intValue()).isEqualTo(3);
  }

  @Test
  void opensOneBlockAfterTheOther() {
    List<JsonNode> events =
        events(
            chunk(BEGIN),
            chunk("{\"reasoning_content\":\"Hm\"}"),
            chunk("{\"reasoning\":\"m.\"}"),
            chunk("{\"content\":\"I look.\"}"),
            chunk(call(0, "c0", "f", "")),
            chunk(more(0, "{\\\"a\\\":")),
            chunk(more(0, "1}")),
            chunk(call(1, "c1", "g", "")),
            finish("tool_calls"));

    assertThat(message(events))
        .isEqualTo("thinking:Hmm.|text:I look.|tool_use c0 f:{\"a\":1}|tool_use c1 g:{}|tool_use");
  }

  /** Arguments of a later call wait until those of the one before are whole, and no longer. */
  @Test
  void ordersCallsThatComeMixed() {
    MessageStream stream = new MessageStream(List.of());
    said(stream, chunk(BEGIN));
    said(stream, chunk(call(0, "c0", "f", "{\\\"a\\\":\\\"}")));

    assertThat(said(stream, chunk(call(1, "c1", "g", "{\\\"b\\\"")))).isEmpty();
    assertThat(said(stream, chunk(more(1, ":2")))).isEmpty();
    List<JsonNode> released = said(stream, chunk(more(0, "\\\"}")));
    assertThat(types(released))
        .containsExactly(
            "content_block_delta",
            "content_block_stop",
            "content_block_start",
            "content_block_delta",
            "content_block_delta");
    assertThat(types(said(stream, chunk(more(1, "}"))))).containsExactly("content_block_delta");
  }

  @Test
  void keepsWhatWasMixedApart() {
    List<JsonNode> events =
        events(
            chunk(BEGIN),
            chunk(call(0, "c0", "f", "{\\\"a\\\":")),
            chunk(call(1, "c1", "g", "{\\\"b\\\":")),
            chunk(call(2, "c2", "h", "")),
            chunk(more(1, "2}")),
            chunk(more(0, "1}")),
            finish("tool_calls"));

    assertThat(message(events))
        .isEqualTo("tool_use c0 f:{\"a\":1}|tool_use c1 g:{\"b\":2}|tool_use c2 h:{}|tool_use");
  }

  /** Some providers number all calls alike, or none. */
  @ParameterizedTest
  @ValueSource(strings = {"\"index\":0,", ""})
  void tellsCallsByTheirIds(String index) {
    List<JsonNode> events =
        events(
            chunk(BEGIN),
            chunk(call(0, "c0", "f", "{\\\"a\\\":1}").replace("\"index\":0,", index)),
            chunk(call(0, "c1", "g", "{\\\"b\\\"").replace("\"index\":0,", index)),
            chunk(more(0, ":2}").replace("\"index\":0,", index)),
            finish("stop"));

    assertThat(message(events))
        .isEqualTo("tool_use c0 f:{\"a\":1}|tool_use c1 g:{\"b\":2}|tool_use");
  }

  @Test
  void keepsACallThatWasCutOff() {
    assertThat(message(events(chunk(BEGIN), chunk(call(0, "c", "f", "{\\\"a")), finish("length"))))
        .isEqualTo("tool_use c f:{\"a|max_tokens");
  }

  @Test
  void tellsSignedThoughtsAsTheyWere() {
    String stream = TranslationPairs.text("stream/tools.chunks");

    assertThat(message(relayed(List.of(stream.getBytes(UTF_8)))))
        .isEqualTo(
            "thinking:Two cities.#EqQBCgIYAhIM1gbcDa9GJwZA2b==|redacted_thinking eA==|"
                + "tool_use toolu_1 weather:{\"city\": \"Oslo\"}|tool_use toolu_2 now:{}|"
                + "tool_use toolu_3 weather:{\"city\":\"Rome\"}|tool_use");
  }

  @Test
  void takesACommentForASignOfLifeOnceItHasBegun() {
    MessageStream stream = new MessageStream(List.of());

    assertThat(frames(stream, ": ping\n\n")).isEmpty();
    said(stream, chunk(BEGIN));
    assertThat(frames(stream, ": ping\n\n"))
        .isEqualTo("event: ping\ndata: {\"type\": \"ping\"}\n\n");
  }

  @Test
  void beginsWithTheFirstChoice() {
    MessageStream stream = new MessageStream(List.of());

    assertThat(
            said(
                stream, "{\"id\":\"\",\"model\":\"\",\"choices\":[],\"prompt_filter_results\":[]}"))
        .isEmpty();
    assertThat(said(stream, chunk(BEGIN)).getFirst().path("message").path("model").stringValue())
        .isEqualTo("gpt-x");
  }

  @Test
  void endsWhereTheProviderLeavesOutTheEnd() {
    MessageStream stream = new MessageStream(List.of("END"));
    said(stream, chunk(BEGIN));
    said(stream, chunk("{\"content\":\"a\"}"));
    said(
        stream,
        "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\",\"stop_reason\":\"END\"}]}");

    List<JsonNode> end = parsed(new String(stream.end(), UTF_8));

    assertThat(types(end)).containsExactly("content_block_stop", "message_delta", "message_stop");
    assertThat(end.get(1).path("delta").path("stop_sequence").stringValue()).isEqualTo("END");
    assertThat(end.get(1).path("usage").path("output_tokens").isIntegralNumber()).isTrue();
  }

  @Test
  void tellsAnErrorInItsOwnShape() {
    AnswerStream stream = new MessageStream(List.of());

    assertThat(new String(stream.error("c", "It broke.", new UUID(0, 1)), UTF_8))
        .startsWith("event: error\ndata: {\"type\":\"error\",\"error\":{");
  }

  /** However the provider's stream is cut, the client's is the same. */
  @ParameterizedTest
  @ValueSource(strings = {"text", "tools"})
  void isTheSameCutAnywhere(String name) {
    byte[] stream = TranslationPairs.text("stream/" + name + ".chunks").getBytes(UTF_8);
    List<JsonNode> expected = relayed(List.of(stream));
    assertThat(types(expected)).startsWith("message_start").endsWith("message_stop");
    Random random = new Random(name.hashCode());
    for (int round = 0; round < 300; round++) {
      List<byte[]> pieces = new ArrayList<>();
      for (int from = 0; from < stream.length; ) {
        int to = Math.min(stream.length, from + 1 + random.nextInt(round % 2 == 0 ? 8 : 400));
        pieces.add(Arrays.copyOfRange(stream, from, to));
        from = to;
      }
      assertThat(relayed(pieces)).as("round " + round).isEqualTo(expected);
    }
  }

  private static List<JsonNode> events(String... chunks) {
    StringBuilder all = new StringBuilder();
    for (String chunk : chunks) {
      all.append("data: ").append(chunk).append("\n\n");
    }
    return relayed(List.of((all + "data: [DONE]\n\n").getBytes(UTF_8)));
  }

  private static List<JsonNode> relayed(List<byte[]> pieces) {
    MessageStream stream = new MessageStream(List.of());
    SseScanner scanner = new SseScanner(1 << 16);
    StringBuilder out = new StringBuilder();
    for (byte[] piece : pieces) {
      scanner.append(Unpooled.wrappedBuffer(piece));
      while (scanner.next()) {
        stream.frames(scanner).forEach(frame -> out.append(new String(frame, UTF_8)));
      }
    }
    return parsed(out.toString());
  }

  private static List<JsonNode> said(MessageStream stream, String chunk) {
    return parsed(frames(stream, "data: " + chunk + "\n\n"));
  }

  private static String frames(MessageStream stream, String frame) {
    SseScanner scanner = new SseScanner(1 << 16);
    scanner.append(Unpooled.copiedBuffer(frame, UTF_8));
    scanner.next();
    StringBuilder out = new StringBuilder();
    stream.frames(scanner).forEach(event -> out.append(new String(event, UTF_8)));
    return out.toString();
  }

  /** Each event is named as its data is, and one line. */
  private static List<JsonNode> parsed(String text) {
    List<JsonNode> events = new ArrayList<>();
    for (String frame : text.split("\n\n")) {
      if (!frame.isEmpty()) {
        String[] lines = frame.split("\n");
        assertThat(lines).hasSize(2);
        JsonNode data =
            TranslationPairs.json(lines[1].substring("data: ".length()).getBytes(UTF_8));
        assertThat(lines[0]).isEqualTo("event: " + data.path("type").stringValue());
        events.add(data);
      }
    }
    return events;
  }

  private static List<String> types(List<JsonNode> events) {
    return events.stream().map(event -> event.path("type").stringValue()).toList();
  }

  /** Put together as clients do, which allow one open block at a time. */
  private static String message(List<JsonNode> events) {
    StringBuilder message = new StringBuilder();
    int open = -1;
    int next = 0;
    for (JsonNode event : events) {
      switch (event.path("type").stringValue()) {
        case "content_block_start" -> {
          assertThat(open).isEqualTo(-1);
          open = event.path("index").intValue();
          assertThat(open).isEqualTo(next++);
          message.append(beginning(event.path("content_block")));
        }
        case "content_block_delta" -> {
          assertThat(event.path("index").intValue()).isEqualTo(open);
          message.append(delta(event.path("delta")));
        }
        case "content_block_stop" -> {
          assertThat(event.path("index").intValue()).isEqualTo(open);
          open = -1;
          message.append("|");
        }
        case "message_delta" ->
            message.append(event.path("delta").path("stop_reason").stringValue());
        default -> assertThat(open).isEqualTo(-1);
      }
    }
    return message.toString();
  }

  private static String beginning(JsonNode block) {
    String type = block.path("type").stringValue();
    return switch (type) {
      case "tool_use" ->
          type
              + " "
              + block.path("id").stringValue()
              + " "
              + block.path("name").stringValue()
              + ":";
      case "redacted_thinking" -> type + " " + block.path("data").stringValue();
      default -> type + ":";
    };
  }

  private static String delta(JsonNode delta) {
    return switch (delta.path("type").stringValue()) {
      case "text_delta" -> delta.path("text").stringValue();
      case "thinking_delta" -> delta.path("thinking").stringValue();
      case "signature_delta" -> "#" + delta.path("signature").stringValue();
      case "input_json_delta" -> delta.path("partial_json").stringValue();
      default -> throw new AssertionError(delta);
    };
  }

  private static String chunk(String delta) {
    return "{\"id\":\"chatcmpl-1\",\"model\":\"gpt-x\",\"choices\":[{\"index\":0,\"delta\":"
        + delta
        + ",\"finish_reason\":null}]}";
  }

  private static String finish(String reason) {
    return "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}";
  }

  private static String call(int index, String id, String name, String arguments) {
    return "{\"tool_calls\":[{\"index\":%d,\"id\":\"%s\",\"type\":\"function\",\"function\":{\"name\":\"%s\",\"arguments\":\"%s\"}}]}"
        .formatted(index, id, name, arguments);
  }

  private static String more(int index, String arguments) {
    return "{\"tool_calls\":[{\"index\":%d,\"function\":{\"arguments\":\"%s\"}}]}"
        .formatted(index, arguments);
  }
}
