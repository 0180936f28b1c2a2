package io.turnpike.routing.dialects.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.FrameScan.Kind;
import io.turnpike.routing.dialects.sse.SseScanner;
import io.turnpike.routing.usage.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventScanTests {

  private final EventScan scan = new EventScan();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "COMMENT | {\"type\": \"ping\"}",
        "ERROR | {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"m\"}}",
        "ERROR | {\"type\":\"error\"}",
        "ERROR | {\"error\":{\"message\":\"m\"}}",
        "END | {\"type\":\"message_stop\"}",
        "EVENT | {\"type\":\"message_start\",\"message\":{}}",
        "EVENT | {\"type\":\"never_heard_of\",\"x\":[{\"error\":1}]}",
        "INVALID | {\"delta\":{}}",
        "INVALID | {\"type\":7}",
        "INVALID | {\"type\":\"ping\"",
        "INVALID | [DONE]"
      })
  void tellsWhatAFrameIs(Kind kind, String data) {
    assertThat(scan(data)).isEqualTo(kind);
  }

  @Test
  void takesACommentForOne() {
    SseScanner frames = new SseScanner(1 << 16);
    frames.append(Unpooled.copiedBuffer(": hello\n\n", UTF_8));
    frames.next();

    assertThat(scan.scan(frames)).isEqualTo(Kind.COMMENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "3 | true | false | {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"abc\"}}",
        "2 | true | true | {\"type\":\"content_block_delta\",\"delta\":{\"thinking\":\"Hm\",\"type\":\"thinking_delta\"}}",
        "3 | true | false | {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"\"}}",
        "0 | false | false | {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"\"}}",
        "0 | false | false | {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"signature_delta\",\"signature\":\"abc\"}}",
        "0 | false | false | {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}",
        "0 | false | false | {\"type\":\"content_block_start\",\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}}",
        "0 | true | false | {\"type\":\"content_block_start\",\"content_block\":{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":{\"text\":\"abc\"}}}",
        "0 | true | false | {\"type\":\"content_block_start\",\"content_block\":{\"type\":\"server_tool_use\"}}",
        "0 | true | false | {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":1}}",
        "0 | false | false | {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":null}}",
        "0 | false | false | {\"type\":\"message_start\",\"message\":{\"content\":[],\"stop_reason\":null}}"
      })
  void knowsWhatIsContent(int bytes, boolean content, boolean reasoning, String data) {
    scan(data);

    assertThat(scan.contentBytes()).isEqualTo(bytes);
    assertThat(scan.hasContent()).isEqualTo(content);
    assertThat(scan.hasReasoning()).isEqualTo(reasoning);
  }

  @Test
  void addsUpWhatItsFirstAndItsLastEventCount() {
    scan(
        "{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"usage\":{\"input_tokens\":10,\"cache_creation_input_tokens\":30,\"cache_read_input_tokens\":200,\"cache_creation\":{\"ephemeral_5m_input_tokens\":10,\"ephemeral_1h_input_tokens\":20},\"output_tokens\":1}}}");

    assertThat(scan.hasUsage()).isFalse();
    assertThat(scan.read()).isEqualTo(new TokenUsage(10, 200, 10, 20, 0, 0, 0, 0, 0));

    scan(
        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"input_tokens\":12,\"output_tokens\":7,\"output_tokens_details\":{\"thinking_tokens\":3},\"server_tool_use\":{\"web_search_requests\":1}}}");

    assertThat(scan.hasUsage()).isTrue();
    assertThat(scan.finished()).isTrue();
    assertThat(scan.isUsageOnly()).isFalse();
    assertThat(scan.usage().usage())
        .isEqualTo(new TokenUsage(12, 200, 10, 20, 4, 3, 0, 0, 0).calling(1, 0));
  }

  @Test
  void doesNotBelieveWhatCannotBe() {
    scan("{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":-1}}}");
    scan("{\"type\":\"message_delta\",\"delta\":{},\"usage\":{\"output_tokens\":7}}");

    assertThat(scan.usage().usage()).isEqualTo(new TokenUsage(0, 0, 0, 0, 7, 0, 0, 0, 0));
    assertThat(scan.usage().inputCounted()).isFalse();
    assertThat(scan.usage().outputCounted()).isTrue();
    assertThat(scan.usage().rejected()).isNotNull();
    assertThat(scan.usage().rejected().field()).isEqualTo("input_tokens");
  }

  @Test
  void isNotMisledByWhatIsSaid() {
    scan(
        "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"\\\"usage\\\":{\\\"output_tokens\\\":9},\\\"error\\\":{}\"}}");

    assertThat(scan.hasUsage()).isFalse();
    assertThat(scan.hasContent()).isTrue();
  }

  @Test
  void makesNothingOfAFrame() {
    byte[] data =
        "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"abc\"}}\n\n"
            .getBytes(UTF_8);
    SseScanner frames = new SseScanner(1 << 16);
    frames.append(Unpooled.wrappedBuffer(data));
    frames.next();
    for (int i = 0; i < 20_000; i++) {
      scan.scan(frames);
    }
    long before = allocated();
    for (int i = 0; i < 1_000; i++) {
      scan.scan(frames);
    }

    assertThat(allocated() - before).isLessThan(8_000);
  }

  @Test
  void addsFramesOfItsOwn() {
    UUID id = new UUID(0, 1);

    assertThat(new String(scan.keepAlive(), UTF_8))
        .isEqualTo("event: ping\ndata: {\"type\": \"ping\"}\n\n");
    assertThat(new String(scan.end(), UTF_8))
        .isEqualTo("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
    assertThat(new String(scan.error("provider_error", "It broke.", id), UTF_8))
        .startsWith("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\"")
        .contains("\"message\":\"It broke.\"", "\"request_id\":\"" + id + "\"")
        .endsWith("}\n\n");
  }

  @Test
  void readsARecordedStreamToItsEnd() {
    SseScanner frames = new SseScanner(1 << 16);
    frames.append(Unpooled.copiedBuffer(TranslationPairs.text("stream/tools.sse"), UTF_8));
    List<Kind> kinds = new ArrayList<>();
    int bytes = 0;
    while (frames.next()) {
      kinds.add(scan.scan(frames));
      bytes += scan.contentBytes();
    }

    assertThat(kinds).hasSize(18).doesNotContain(Kind.INVALID, Kind.ERROR).endsWith(Kind.END);
    assertThat(bytes).isEqualTo("Two cities.".length() + "{\\\"city\\\": \\\"Oslo\\\"}".length());
    assertThat(scan.usage().usage()).isEqualTo(new TokenUsage(472, 0, 0, 0, 69, 20, 0, 0, 0));
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean)
            java.lang.management.ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private Kind scan(String data) {
    SseScanner frames = new SseScanner(1 << 16);
    frames.append(Unpooled.copiedBuffer("event: x\ndata: " + data + "\n\n", UTF_8));
    assertThat(frames.next()).isTrue();
    return scan.scan(frames);
  }
}
