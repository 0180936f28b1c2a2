package io.turnpike.routing.dialects.responses.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.AnswerTranslation.AnswerStream;
import io.turnpike.routing.dialects.sse.SseScanner;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResponseStreamTests {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int CUTS = 300;
  private static final String REQUEST =
      "{\"model\":\"m\",\"input\":\"x\",\"tools\":[{\"type\":\"function\",\"name\":\"look\"},"
          + "{\"type\":\"custom\",\"name\":\"patch\"}]}";
  private static final String USAGE =
      "{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":5}}";

  private final AnswerStream stream =
      ResponsesTranslation.of(REQUEST.getBytes(UTF_8), true).answers().stream(
          Instant.ofEpochSecond(1_780_000_000));

  @Test
  void partsOfContentAreTextAndThought() {
    List<JsonNode> events =
        events(
            delta(
                "\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Hm\"}]}]"),
            delta("\"content\":[{\"type\":\"text\",\"text\":\"Go\"}]"),
            delta("\"content\":\"od\""),
            finish("stop"),
            USAGE,
            "[DONE]");

    JsonNode output = events.getLast().path("response").path("output");
    assertThat(output.path(0).path("summary").path(0).path("text").asString()).isEqualTo("Hm");
    assertThat(output.path(1).path("content").path(0).path("text").asString()).isEqualTo("Good");
  }

  @Test
  void tellsTextFromItsBeginningToItsEnd() {
    List<JsonNode> events =
        events(
            delta("\"role\":\"assistant\",\"content\":\"\""),
            delta("\"content\":\"Good\""),
            delta("\"content\":\" \\\"day\\\"\""),
            finish("stop"),
            USAGE,
            "[DONE]");

    assertThat(types(events))
        .containsExactly(
            "response.created",
            "response.in_progress",
            "response.output_item.added",
            "response.content_part.added",
            "response.output_text.delta",
            "response.output_text.delta",
            "response.output_text.done",
            "response.content_part.done",
            "response.output_item.done",
            "response.completed");
    assertThat(events.getFirst().path("response").path("status").asString())
        .isEqualTo("in_progress");
    assertThat(events.get(6).path("text").asString()).isEqualTo("Good \"day\"");
    JsonNode response = events.getLast().path("response");
    assertThat(response.path("id")).isEqualTo(events.getFirst().path("response").path("id"));
    assertThat(response.path("usage").path("total_tokens").asInt()).isEqualTo(8);
    assertThat(response.path("output").path(0)).isEqualTo(events.get(8).path("item"));
    assertThat(response.path("output").path(0).path("id")).isEqualTo(events.get(4).path("item_id"));
  }

  @Test
  void numbersItsEvents() {
    List<JsonNode> events =
        events(delta("\"content\":\"a\""), delta("\"content\":\"b\""), finish("stop"), "[DONE]");

    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).path("sequence_number").asInt(-1)).isEqualTo(i);
    }
  }

  @Test
  void saysSomethingAtOnceWhenThereIsSomething() {
    assertThat(types(frames(delta("\"role\":\"assistant\""))))
        .containsExactly("response.created", "response.in_progress");
    assertThat(types(frames(delta("\"content\":\"a\"")))).endsWith("response.output_text.delta");
    assertThat(new String(stream.frames(frame(": ping")).getFirst(), UTF_8))
        .isEqualTo(": ping\n\n");
  }

  @Test
  void tellsReasoningAndSignsItAtItsEnd() {
    List<JsonNode> events =
        events(
            delta("\"reasoning_content\":\"I must\""),
            delta("\"reasoning_content\":\" look\""),
            delta(
                "\"thinking_blocks\":[{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"S\"}]"),
            delta("\"content\":\"a\""),
            finish("stop"),
            "[DONE]");

    assertThat(types(events).subList(2, 9))
        .containsExactly(
            "response.output_item.added",
            "response.reasoning_summary_part.added",
            "response.reasoning_summary_text.delta",
            "response.reasoning_summary_text.delta",
            "response.reasoning_summary_text.done",
            "response.reasoning_summary_part.done",
            "response.output_item.done");
    JsonNode thought = events.get(8).path("item");
    assertThat(thought.path("summary").path(0).path("text").asString()).isEqualTo("I must look");
    assertThat(SignedThought.opened(thought.path("encrypted_content").asString()))
        .isEqualTo(
            JSON.readTree(
                "{\"type\":\"thinking\",\"thinking\":\"I must look\",\"signature\":\"S\"}"));
    assertThat(events.getLast().path("response").path("output")).hasSize(2);
  }

  @Test
  void callsSeveralToolsAtOnceThoughTheirPiecesAreMixed() {
    List<JsonNode> events =
        events(
            call("\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"look\",\"arguments\":\"\"}"),
            call("\"index\":0,\"function\":{\"arguments\":\"{\\\"a\\\"\"}"),
            call("\"index\":1,\"id\":\"c2\",\"function\":{\"name\":\"look\",\"arguments\":\"\"}"),
            call("\"index\":1,\"function\":{\"arguments\":\"{}\"}"),
            call("\"index\":0,\"function\":{\"arguments\":\":1}\"}"),
            finish("tool_calls"),
            "[DONE]");

    JsonNode output = events.getLast().path("response").path("output");
    assertThat(output).hasSize(2);
    assertThat(output.path(0).path("call_id").asString()).isEqualTo("c1");
    assertThat(output.path(0).path("arguments").asString()).isEqualTo("{\"a\":1}");
    assertThat(output.path(1).path("arguments").asString()).isEqualTo("{}");
    assertThat(types(events))
        .contains(
            "response.function_call_arguments.delta", "response.function_call_arguments.done");
  }

  @Test
  void tellsCallsApartWithoutUsableIndexes() {
    List<JsonNode> same =
        events(
            call("\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}"),
            call("\"index\":0,\"id\":\"c2\",\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}"),
            "[DONE]");

    assertThat(same.getLast().path("response").path("output")).hasSize(2);
  }

  @Test
  void tellsACustomToolItsTextWhenItIsWhole() {
    List<JsonNode> events =
        events(
            call("\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"patch\",\"arguments\":\"\"}"),
            call("\"index\":0,\"function\":{\"arguments\":\"{\\\"input\\\":\\\"*** B\"}"),
            call("\"index\":0,\"function\":{\"arguments\":\"egin\\\\n\\\"}\"}"),
            finish("tool_calls"),
            "[DONE]");

    assertThat(types(events).subList(2, 6))
        .containsExactly(
            "response.output_item.added",
            "response.custom_tool_call_input.delta",
            "response.custom_tool_call_input.done",
            "response.output_item.done");
    assertThat(events.get(4).path("input").asString()).isEqualTo("*** Begin\n");
    assertThat(events.get(5).path("item").path("type").asString()).isEqualTo("custom_tool_call");
  }

  @Test
  void isIncompleteWhenItWasCutOff() {
    List<JsonNode> events = events(delta("\"content\":\"a\""), finish("length"), "[DONE]");

    assertThat(types(events)).endsWith("response.incomplete");
    JsonNode response = events.getLast().path("response");
    assertThat(response.path("incomplete_details").path("reason").asString())
        .isEqualTo("max_output_tokens");
    assertThat(response.path("output").path(0).path("status").asString()).isEqualTo("incomplete");
  }

  @Test
  void endsWithoutTheMarkToo() {
    frames(delta("\"content\":\"a\""));
    frames(finish("stop"));

    assertThat(new String(stream.end(), UTF_8)).startsWith("event: response.completed\n");
    assertThat(stream.end()).isEmpty();
  }

  @Test
  void breaksOffWithTheNextNumber() {
    int last = frames(delta("\"content\":\"a\"")).getLast().path("sequence_number").asInt();

    JsonNode failed = data(stream.error("upstream_truncated", "Broken.", UUID.randomUUID()));

    assertThat(failed.path("type").asString()).isEqualTo("response.failed");
    assertThat(failed.path("sequence_number").asInt()).isEqualTo(last + 1);
    assertThat(failed.path("response").path("id").asString()).startsWith("resp_");
    assertThat(failed.path("response").path("error").path("code").asString())
        .isEqualTo("upstream_truncated");
    assertThat(frames(delta("\"content\":\"b\""))).isEmpty();
  }

  @Test
  void holdsNoMoreThanAnyAnswerHas() {
    String much = delta("\"content\":\"" + "x".repeat(1 << 20) + "\"");
    List<String> types = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      types.addAll(types(frames(much)));
    }

    assertThat(types).endsWith("response.failed");
    assertThat(types.stream().filter("response.output_text.delta"::equals)).hasSize(16);
  }

  @Test
  void isTheSameHoweverItIsCut() {
    String said = "Grüß \\\"dich\\\", 🌍 und ☂\\n";
    String expected = normal(cut(said, new Random(0), said.length()));
    for (long seed = 1; seed <= CUTS; seed++) {
      Random random = new Random(seed);
      assertThat(normal(cut(said, random, 1 + random.nextInt(6))))
          .as("seed " + seed)
          .isEqualTo(expected);
    }
  }

  /** The last response of a stream whose text and arguments come in pieces of random lengths. */
  private static JsonNode cut(String said, Random random, int longest) {
    StringBuilder sse = new StringBuilder();
    for (String piece : pieces("think", random, longest)) {
      sse.append("data: ").append(delta("\"reasoning_content\":\"" + piece + "\"")).append("\n\n");
    }
    for (String piece : pieces(said, random, longest)) {
      sse.append("data: ").append(delta("\"content\":\"" + piece + "\"")).append("\n\n");
    }
    sse.append("data: ")
        .append(
            call("\"index\":0,\"id\":\"c\",\"function\":{\"name\":\"look\",\"arguments\":\"\"}"))
        .append("\n\n");
    for (String piece : pieces("{\\\"at\\\":[1,2]}", random, longest)) {
      sse.append("data: ")
          .append(call("\"index\":0,\"function\":{\"arguments\":\"" + piece + "\"}"))
          .append("\n\n");
    }
    sse.append("data: ").append(finish("tool_calls")).append("\n\ndata: [DONE]\n\n");
    return last(sse.toString().getBytes(UTF_8), random);
  }

  /** Never within an escape or a character, as a provider would not. */
  private static List<String> pieces(String text, Random random, int longest) {
    List<String> pieces = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = Math.min(text.length(), at + 1 + random.nextInt(longest));
      while (end < text.length()
          && (text.charAt(end - 1) == '\\' || Character.isLowSurrogate(text.charAt(end)))) {
        end++;
      }
      pieces.add(text.substring(at, end));
      at = end;
    }
    return pieces;
  }

  private static JsonNode last(byte[] sse, Random random) {
    AnswerStream stream =
        ResponsesTranslation.of(REQUEST.getBytes(UTF_8), true).answers().stream(
            Instant.ofEpochSecond(1_780_000_000));
    SseScanner frames = new SseScanner(1 << 16);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < sse.length; ) {
      int end = Math.min(sse.length, at + 1 + random.nextInt(90));
      frames.append(Unpooled.wrappedBuffer(sse, at, end - at));
      while (frames.next()) {
        stream.frames(frames).forEach(out::writeBytes);
      }
      at = end;
    }
    String all = out.toString(UTF_8);
    return data(all.substring(all.lastIndexOf("event: ")).getBytes(UTF_8));
  }

  /** Ids are drawn, and there are as many events as there are pieces. */
  private static String normal(JsonNode event) {
    return event.path("response").toString().replaceAll("[0-9a-f]{32}", "X");
  }

  private List<JsonNode> events(String... chunks) {
    List<JsonNode> events = new ArrayList<>();
    for (String chunk : chunks) {
      events.addAll(frames(chunk));
    }
    return events;
  }

  private List<JsonNode> frames(String data) {
    return stream.frames(frame("data: " + data)).stream().map(ResponseStreamTests::data).toList();
  }

  private static JsonNode data(byte[] frame) {
    String text = new String(frame, UTF_8);
    assertThat(text).startsWith("event: ").endsWith("}\n\n");
    JsonNode data = JSON.readTree(text.substring(text.indexOf("\ndata: ") + 7));
    assertThat(text).startsWith("event: " + data.path("type").asString() + "\n");
    return data;
  }

  private static List<String> types(List<JsonNode> events) {
    return events.stream().map(event -> event.path("type").asString()).toList();
  }

  private static SseScanner frame(String line) {
    SseScanner frames = new SseScanner(1 << 22);
    frames.append(Unpooled.wrappedBuffer((line + "\n\n").getBytes(UTF_8)));
    assertThat(frames.next()).isTrue();
    return frames;
  }

  private static String delta(String fields) {
    return "{\"id\":\"chatcmpl-1\",\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{"
        + fields
        + "},\"finish_reason\":null}]}";
  }

  private static String call(String fields) {
    return delta("\"tool_calls\":[{" + fields + "}]");
  }

  private static String finish(String reason) {
    return "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}";
  }
}
