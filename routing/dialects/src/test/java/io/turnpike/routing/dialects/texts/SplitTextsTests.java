package io.turnpike.routing.dialects.texts;

import static io.turnpike.routing.dialects.texts.StreamTextsTests.all;
import static io.turnpike.routing.dialects.texts.TextsFixture.JSON;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.texts.StreamPiece.Kind;
import io.turnpike.routing.dialects.texts.places.ArgumentEscapes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A text that its provider splits over two events, between any two characters of it. */
class SplitTextsTests {

  private static final String TEXT = "Zürich 😀 \\u00e9 \"quoted\" \\ end\n";

  private static final String ARGUMENTS =
      "{\"t\\u00f6\": \"\\ud83d\\ude00 😀 \\n\\\"C:\\\\x\\/\\u0022\", \"n\":\n 1}";

  /** Where a piece stands in an event. */
  private enum Form {
    CHAT("content", "{\"choices\":[{\"index\":0,\"delta\":{\"content\":%s}}]}", TEXT),
    CHAT_CALL(
        "arguments",
        "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":%s}}]}}]}",
        ARGUMENTS),
    MESSAGES(
        "text",
        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":%s}}",
        TEXT),
    MESSAGES_CALL(
        "partial_json",
        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":%s}}",
        ARGUMENTS),
    RESPONSES(
        "delta",
        "{\"type\":\"response.output_text.delta\",\"output_index\":0,\"content_index\":0,\"delta\":%s}",
        TEXT),
    RESPONSES_CALL(
        "delta",
        "{\"type\":\"response.function_call_arguments.delta\",\"output_index\":0,\"delta\":%s}",
        ARGUMENTS),
    GEMINI("text", "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":%s}]}}]}", TEXT),
    COMPLETIONS("text", "{\"choices\":[{\"index\":0,\"text\":%s}]}", TEXT);

    private final String field;
    private final String event;
    private final String text;

    Form(String field, String event, String text) {
      this.field = field;
      this.event = event;
      this.text = text;
    }

    String readable() {
      return text.equals(ARGUMENTS) ? ArgumentEscapes.read(text) : text;
    }

    byte[] stream(String... pieces) {
      StringBuilder stream = new StringBuilder();
      for (String piece : pieces) {
        stream.append("data: ").append(event.formatted(quoted(piece))).append("\n\n");
      }
      return stream.toString().getBytes(UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void piecesJoinToTheText(Form form) {
    for (int cut = 0; cut <= form.text.length(); cut++) {
      byte[] stream = form.stream(form.text.substring(0, cut), form.text.substring(cut));

      assertThat(read(all(new StreamTexts(), stream))).isEqualTo(form.readable());
    }
  }

  /** What passes says the same, though half an escape has moved to the event after. */
  @ParameterizedTest
  @EnumSource
  void eventsHoldWhatTheirPiecesSay(Form form) {
    for (int cut = 0; cut <= form.text.length(); cut++) {
      byte[] stream = form.stream(form.text.substring(0, cut), form.text.substring(cut));
      List<StreamEvent> events = all(new StreamTexts(), stream);

      events.forEach(
          it ->
              assertThat(read(all(new StreamTexts(), it.bytes())))
                  .isEqualTo(
                      it.pieces().stream().map(StreamPiece::text).collect(Collectors.joining())));
    }
  }

  /** Whoever holds text back hands it on in other pieces than it came in. */
  @ParameterizedTest
  @EnumSource
  void textsCanBeCutElsewhere(Form form) {
    String text = form.readable();
    for (int cut = 0; cut <= text.length(); cut++) {
      if (cut > 0 && Character.isHighSurrogate(text.charAt(cut - 1))) {
        continue;
      }
      byte[] written = written(form, text.substring(0, cut), text.substring(cut));

      assertThat(read(all(new StreamTexts(), written))).isEqualTo(text);
      assertThat(client(form, written)).isEqualTo(client(form, form.stream(form.text)));
    }
  }

  private static byte[] written(Form form, String first, String second) {
    StreamTexts texts = new StreamTexts();
    List<StreamEvent> events = all(texts, form.stream("{\"x\"", ":1}"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(texts.rewritten(events.get(0), List.of(first)));
    out.writeBytes(texts.rewritten(events.get(1), List.of(second)));
    return out.toByteArray();
  }

  /** What a client makes of it that knows nothing of us. */
  private static Object client(Form form, byte[] stream) {
    String all =
        new String(stream, UTF_8)
            .lines()
            .filter(line -> !line.isEmpty())
            .map(line -> JSON.readTree(line.substring("data: ".length())))
            .map(event -> event.findValue(form.field).asString())
            .collect(Collectors.joining());
    return form.text.equals(ARGUMENTS) ? JSON.readTree(all) : all;
  }

  private static String read(List<StreamEvent> events) {
    List<StreamPiece> pieces = new ArrayList<>();
    events.forEach(it -> pieces.addAll(it.pieces()));
    assertThat(pieces).allMatch(it -> it.kind() == Kind.DELTA);
    assertThat(pieces.stream().map(StreamPiece::channel).distinct()).hasSizeLessThanOrEqualTo(1);
    return pieces.stream().map(StreamPiece::text).collect(Collectors.joining());
  }

  /** With all but ASCII as escapes, so that halves of characters are JSON too. */
  private static String quoted(String piece) {
    StringBuilder json = new StringBuilder();
    JSON.writeValueAsString(piece)
        .chars()
        .forEach(c -> json.append(c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
    return new String(json.toString().getBytes(US_ASCII), US_ASCII);
  }
}
