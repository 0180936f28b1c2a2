package io.turnpike.routing.dialects.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.FrameScan.Kind;
import io.turnpike.routing.dialects.sse.SseScanner;
import io.turnpike.routing.usage.TokenUsage;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamScanTests {

  private static final String USAGE =
      "\"usage\":{\"input_tokens\":100,\"input_tokens_details\":"
          + "{\"cached_tokens\":60,\"cache_write_tokens\":10},\"output_tokens\":50,"
          + "\"output_tokens_details\":{\"reasoning_tokens\":20},\"total_tokens\":150}";

  private final StreamScan scan = new StreamScan();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"response.output_text.delta\",\"delta\":\"x\"}",
        "{\"type\":\"response.refusal.delta\",\"delta\":\"x\"}",
        "{\"type\":\"response.reasoning_summary_text.delta\",\"delta\":\"x\"}",
        "{\"type\":\"response.function_call_arguments.delta\",\"delta\":\"{\"}",
        "{\"type\":\"response.custom_tool_call_input.delta\",\"delta\":\"x\"}",
        "{\"delta\":\"x\",\"type\":\"response.output_text.delta\"}",
        "{\"type\":\"response.output_item.added\",\"item\":{\"type\":\"function_call\"}}",
        "{\"type\":\"response.output_item.added\",\"item\":{\"id\":\"a\",\"type\":\"mcp_call\"}}"
      })
  void seesContent(String event) {
    assertThat(read(event)).isEqualTo(Kind.EVENT);
    assertThat(scan.hasContent()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"response.created\",\"response\":{\"id\":\"resp_1\",\"error\":null}}",
        "{\"type\":\"response.output_item.added\",\"item\":{\"type\":\"message\"}}",
        "{\"type\":\"response.output_item.added\",\"item\":{\"type\":\"reasoning\"}}",
        "{\"type\":\"response.output_text.delta\",\"delta\":\"\"}",
        "{\"type\":\"response.content_part.added\",\"part\":{\"text\":\"x\",\"delta\":\"x\"}}",
        "{\"type\":\"response.never.heard.of\",\"error\":null}"
      })
  void seesThatThereIsNoContentYet(String event) {
    assertThat(read(event)).isEqualTo(Kind.EVENT);
    assertThat(scan.hasContent()).isFalse();
  }

  @Test
  void tellsReasoningFromWhatIsSaid() {
    read("{\"type\":\"response.reasoning_text.delta\",\"delta\":\"hmm\"}");
    assertThat(scan.hasReasoning()).isTrue();
    assertThat(scan.contentBytes()).isEqualTo(3);

    read("{\"type\":\"response.output_text.delta\",\"delta\":\"ja\"}");
    assertThat(scan.hasReasoning()).isFalse();
    assertThat(scan.contentBytes()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"response.completed", "response.incomplete"})
  void endsWithTheUsage(String type) {
    Kind kind =
        read(
            "{\"type\":\""
                + type
                + "\",\"sequence_number\":9,\"response\":{\"id\":\"resp_1\",\"error\":null,"
                + "\"output\":[{\"id\":\"no\",\"usage\":{\"input_tokens\":1}}],"
                + USAGE
                + "}}");

    assertThat(kind).isEqualTo(Kind.END);
    assertThat(scan.hasContent()).isTrue();
    assertThat(scan.hasUsage()).isTrue();
    assertThat(scan.usage().usage()).isEqualTo(new TokenUsage(30, 60, 10, 0, 30, 20, 0, 0, 0));
    assertThat(scan.isUsageOnly()).isFalse();
    assertThat(scan.costAt()).isEqualTo(-1);
  }

  @Test
  void hasNoUsageWhereThereIsNone() {
    read("{\"type\":\"response.created\",\"response\":{\"id\":\"resp_1\",\"usage\":null}}");

    assertThat(scan.hasUsage()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"error\",\"code\":\"x\",\"message\":\"y\"}|ERROR",
        "{\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":\"x\"}}}|ERROR",
        "{\"error\":{\"message\":\"x\"}}|ERROR",
        "{\"error\":\"x\"}|ERROR",
        "{}|INVALID",
        "[DONE]|INVALID",
        "{\"type\":|INVALID",
        "{\"type\":\"a\"}}|INVALID",
        "[]|INVALID"
      })
  void knowsWhatIsNoAnswer(String event, Kind kind) {
    assertThat(read(event)).isEqualTo(kind);
  }

  @Test
  void findsTheIdOfTheAnswerAndNoOther() {
    String event =
        "{\"type\":\"response.completed\",\"response\":{\"output\":[{\"id\":\"msg_1\"}],"
            + "\"id\":\"resp_1\"}}";
    SseScanner frames = frame("data: " + event + "\n\n");
    scan.scan(frames);

    int start = scan.storedIdStart();
    assertThat(new String(frames.dataArray(), start, scan.storedIdEnd() - start, UTF_8))
        .isEqualTo("resp_1");

    read("{\"type\":\"response.output_item.done\",\"item\":{\"id\":\"msg_1\"}}");
    assertThat(scan.storedIdEnd()).isZero();
  }

  @Test
  void tellsAnErrorOfTheResponseThatHadBegun() {
    read(
        "{\"type\":\"response.created\",\"sequence_number\":0,\"response\":"
            + "{\"id\":\"resp_1\",\"created_at\":1780000000,\"model\":\"gpt-x\"}}");
    read("{\"type\":\"response.output_text.delta\",\"sequence_number\":41,\"delta\":\"x\"}");

    assertThat(
            new String(scan.error("upstream_truncated", "It \"broke\".", UUID.randomUUID()), UTF_8))
        .startsWith("event: response.failed\ndata: {\"type\":\"response.failed\",")
        .contains(
            "\"sequence_number\":42,",
            "\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1780000000,",
            "\"status\":\"failed\",",
            "\"error\":{\"code\":\"upstream_truncated\",\"message\":\"It \\\"broke\\\".\"}",
            "\"model\":\"gpt-x\"")
        .endsWith("}\n\n");
  }

  @Test
  void knowsACommentAndSaysOneItself() {
    SseScanner frames = frame(": ping\n\n");

    assertThat(scan.scan(frames)).isEqualTo(Kind.COMMENT);
    assertThat(new String(scan.keepAlive(), UTF_8)).startsWith(": ");
    assertThat(scan.end()).isEmpty();
  }

  private Kind read(String event) {
    return scan.scan(frame("event: x\ndata: " + event + "\n\n"));
  }

  private static SseScanner frame(String text) {
    SseScanner frames = new SseScanner(1 << 16);
    frames.append(Unpooled.wrappedBuffer(text.getBytes(UTF_8)));
    assertThat(frames.next()).isTrue();
    return frames;
  }
}
