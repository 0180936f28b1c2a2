package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.FrameScan.Kind;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.sse.SseScanner;
import io.turnpike.routing.usage.TokenUsage;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkScanTests {

  private final ChunkScan scan = new ChunkScan();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"delta\":{\"content\":\"x\"}}]}",
        "{\"choices\":[{\"delta\":{\"refusal\":\"no\"}}]}",
        "{\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}",
        "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0}]}}]}",
        "{\"choices\":[{\"delta\":{\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}}]}",
        "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}",
        "{\"choices\":[{\"text\":\"x\"}]}",
      })
  void seesContent(String chunk) {
    assertThat(read(chunk)).isTrue();
    assertThat(scan.hasContent()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"delta\":{\"role\":\"assistant\"},\"finish_reason\":null}]}",
        "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}",
        "{\"choices\":[{\"delta\":{\"content\":null,\"tool_calls\":[]}}]}",
        "{\"choices\":[],\"usage\":null}",
        "{\"id\":\"content\",\"object\":\"text\"}",
        " { } ",
      })
  void seesThatThereIsNoContentYet(String chunk) {
    assertThat(read(chunk)).isTrue();
    assertThat(scan.hasContent()).isFalse();
  }

  @Test
  void tellsReasoningFromTheAnswer() {
    read("{\"choices\":[{\"delta\":{\"content\":\"x\",\"reasoning_content\":\"\"}}]}");
    assertThat(scan.hasReasoning()).isFalse();

    read("{\"choices\":[{\"delta\":{\"content\":null,\"reasoning\":\"hm\"}}]}");
    assertThat(scan.hasReasoning()).isTrue();
    assertThat(scan.contentBytes()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "garbage",
        "{",
        "{\"a\":1",
        "{\"a\":1}}",
        "{\"a\":[1}",
        "[1]",
        "\"text\"",
        "{} {}",
        "{\"a\":\"b}",
        "{\"a\":\u0001}",
        "null",
        "{\"a\":<html>}",
      })
  void tellsWhatIsNoObject(String chunk) {
    assertThat(read(chunk)).isFalse();
  }

  @Test
  void tellsAChoiceThatFailedFromOneThatEnded() {
    String failed = "{\"choices\":[{\"delta\":{},\"finish_reason\":\"error\"}]}";
    String ended = "{\"choices\":[{\"delta\":{\"content\":\"error\"},\"finish_reason\":\"stop\"}]}";
    String asked = "{\"choices\":[{\"delta\":{\"finish_reason\":null,\"content\":\"error\"}}]}";

    assertThat(kind("data: " + failed)).isEqualTo(Kind.ERROR);
    assertThat(kind("data: " + ended)).isEqualTo(Kind.EVENT);
    assertThat(kind("data: " + asked)).isEqualTo(Kind.EVENT);
    assertThat(isError(failed)).isTrue();
    assertThat(isError(ended)).isFalse();
    assertThat(isError("{\"choices\":[null,{\"error\":{}},[{\"finish_reason\":\"error\"}]]}"))
        .isFalse();
  }

  private static boolean isError(String answer) {
    return Objects.requireNonNull(ChatAnswer.of(answer.getBytes(UTF_8))).error();
  }

  @Test
  void findsTheUsageObjectAndNotItsNameInText() {
    String chunk =
        "{\"choices\":[{\"delta\":{\"content\":\"\\\"usage\\\":{\\\"}\"}}],"
            + "\"usage\" : {\"prompt_tokens\":1,\"completion_tokens\":3,\"d\":{\"x\":2}} }";

    assertThat(read(chunk)).isTrue();

    assertThat(scan.hasUsage()).isTrue();
    assertThat(scan.usage().usage()).isEqualTo(new TokenUsage(1, 0, 0, 0, 3, 0, 0, 0, 0));
    assertThat(scan.isUsageOnly()).isFalse();
  }

  @Test
  void tellsTheCostInsideTheUsageObject() {
    String chunk = "{\"choices\":[],\"usage\":{\"d\":{\"x\":2}} }";
    read(chunk);

    String field = new String(scan.costField("0.5"), UTF_8);

    assertThat(new StringBuilder(chunk).insert(scan.costAt(), field))
        .hasToString("{\"choices\":[],\"usage\":{\"d\":{\"x\":2},\"cost_usd\":0.5} }");
    read("{\"choices\":[]}");
    assertThat(scan.costAt()).isNegative();
  }

  @Test
  void seesTheExtraUsageChunk() {
    read("{\"choices\" : [ ],\"usage\":{}}");

    assertThat(scan.isUsageOnly()).isTrue();
    assertThat(scan.hasUsage()).isTrue();
    assertThat(read("{\"choices\":[{}],\"usage\":null}")).isTrue();
    assertThat(scan.isUsageOnly()).isFalse();
    assertThat(scan.hasUsage()).isFalse();
  }

  /** Kimi tells it in the choice, Groq in a corner of its own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\",\"usage\":%s}]}",
        "{\"choices\":[{\"delta\":{}}],\"x_groq\":{\"id\":\"req_1\",\"usage\":%s}}",
        "{\"x_groq\":{\"usage\":{\"prompt_tokens\":9}},\"choices\":[{}],\"usage\":%s}",
        "{\"choices\":[{\"usage\":{\"prompt_tokens\":9}}],\"usage\":%s}",
        "{\"choices\":[{\"usage\":%s},{\"usage\":{\"prompt_tokens\":9}},{\"usage\":{}}]}",
      })
  void findsTheUsageWhereverItIs(String chunk) {
    String counts = "{\"prompt_tokens\":3,\"completion_tokens\":2,\"d\":{\"usage\":{}}}";
    assertThat(read(chunk.formatted(counts))).isTrue();

    assertThat(scan.usage().usage()).isEqualTo(TokenUsage.of(3, 2));
    assertThat(scan.isUsageOnly()).isFalse();
    assertThat(chunk.formatted(counts).substring(0, scan.costAt()).endsWith("{\"usage\":{}}"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"delta\":{\"usage\":{\"prompt_tokens\":3}}}]}",
        "{\"choices\":[[{\"usage\":{\"prompt_tokens\":3}}]]}",
        "{\"x_groq\":{\"a\":{\"usage\":{\"prompt_tokens\":3}}},\"choices\":[]}",
        "{\"other\":{\"usage\":{\"prompt_tokens\":3}}}",
        "{\"other\":[{\"usage\":{\"prompt_tokens\":3}}]}",
        "{\"choices\":[],\"usage\":[{}]}",
      })
  void seesNoUsageAnywhereElse(String chunk) {
    assertThat(read(chunk)).isTrue();
    assertThat(scan.hasUsage()).isFalse();
  }

  @Test
  void hidesAllUsageOfAChunk() {
    String choice = "{\"index\":0,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"%s}";
    String chunk =
        "data: {\"usage\":{\"prompt_tokens\":3},\"choices\":["
            + choice.formatted(",\"usage\" : {\"a\":1} ")
            + "],\"x_groq\":{\"usage\":{}}}\n\n";

    assertThat(withoutUsage(chunk))
        .isEqualTo(
            "data: {\"usage\":null,\"choices\":["
                + choice.formatted(",\"usage\" : null ")
                + "],\"x_groq\":{\"usage\":null}}\n\n");
  }

  @Test
  void hidesTheUsageOfAChunkOnSeveralLines() {
    assertThat(
            withoutUsage("id: 1\ndata: {\"choices\":[{}],\ndata: \"usage\":\ndata: {\"a\":1}}\n\n"))
        .isEqualTo("data: {\"choices\":[{}], \"usage\": null}\n\n");
  }

  private String withoutUsage(String frame) {
    SseScanner frames = new SseScanner(1024);
    frames.append(Unpooled.copiedBuffer(": ping\n\n" + frame, UTF_8));
    assertThat(frames.next()).isTrue();
    assertThat(frames.next()).isTrue();
    assertThat(scan.scan(frames)).isEqualTo(Kind.EVENT);
    Frames hidden = scan.withoutUsage(scan.mended(frames));
    return new String(
        hidden.array(), hidden.frameStart(), hidden.frameEnd() - hidden.frameStart(), UTF_8);
  }

  /** A usage chunk may do without choices, too. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\"choices\":[],", "\"choices\":null,"})
  void seesThatThereIsNothingButUsage(String choices) {
    read("{" + choices + "\"usage\":{\"prompt_tokens\":3}}");

    assertThat(scan.isUsageOnly()).isTrue();
  }

  /** What a stream mostly is costs no object, with calls that need no mending as well. */
  @Test
  void allocatesNothingAFrame() {
    String[] chunks = {
      "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}],\"usage\":null}",
      "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,"
          + "\"id\":\"call_1\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}]}}]}",
      "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,"
          + "\"function\":{\"arguments\":\"}\"}}]}}]}",
    };
    Frames[] frames =
        java.util.Arrays.stream(chunks).map(ChunkScanTests::frame).toArray(Frames[]::new);
    relay(frames, 1_000);

    long before = allocated();
    relay(frames, 10_000);

    assertThat(allocated() - before).isLessThan(10_000);
  }

  private void relay(Frames[] frames, int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < frames.length; i++) {
        if (scan.scan(frames[i]) != Kind.EVENT || scan.mended(frames[i]) != frames[i]) {
          throw new AssertionError(i);
        }
      }
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static Frames frame(String chunk) {
    SseScanner frames = new SseScanner(1024);
    frames.append(Unpooled.copiedBuffer("data: " + chunk + "\n\n", UTF_8));
    assertThat(frames.next()).isTrue();
    return frames;
  }

  /** Nothing of the frame before is done to one that says nothing. */
  @Test
  void leavesAFrameAloneThatFollowsOneToMend() {
    String call =
        "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\"}]}}]%s\n\n";
    SseScanner frames = new SseScanner(1024);
    frames.append(
        Unpooled.copiedBuffer(
            call.formatted("}") + ": ping\n\n" + call.formatted("") + "data: [DONE]\n\n", UTF_8));
    List<Kind> kinds = new ArrayList<>();
    List<Boolean> same = new ArrayList<>();
    while (frames.next()) {
      kinds.add(scan.scan(frames));
      same.add(scan.mended(frames) == frames);
    }

    assertThat(kinds).containsExactly(Kind.EVENT, Kind.COMMENT, Kind.INVALID, Kind.END);
    assertThat(same).containsExactly(false, true, true, true);
  }

  @Test
  void seesErrorsOfTheChunkItselfOnly() {
    assertThat(kind("data: {\"error\":{\"message\":\"m\"}}")).isEqualTo(Kind.ERROR);
    assertThat(kind("data: {\"error\":\"m\"}")).isEqualTo(Kind.ERROR);
    assertThat(kind("data: {\"error\":null,\"choices\":[{\"error\":\"deep\"}]}"))
        .isEqualTo(Kind.EVENT);
  }

  @Test
  void tellsFramesApart() {
    assertThat(kind(": ping")).isEqualTo(Kind.COMMENT);
    assertThat(kind("event: ping")).isEqualTo(Kind.COMMENT);
    assertThat(kind("data: [DONE]")).isEqualTo(Kind.END);
    assertThat(kind("data: [DONE]?")).isEqualTo(Kind.INVALID);
    assertThat(kind("data: {\"choices\":[]}")).isEqualTo(Kind.EVENT);
  }

  @Test
  void forgetsTheFrameBefore() {
    kind("data: {\"choices\":[{\"finish_reason\":\"stop\"}],\"usage\":{\"x\":1}}");
    kind("data: [DONE]");

    assertThat(scan.hasUsage()).isFalse();
    assertThat(scan.finished()).isFalse();
  }

  @Test
  void countsTheBytesOfText() {
    read(
        "{\"choices\":[{\"delta\":{\"content\":\"abc\",\"tool_calls\":[{\"function\":"
            + "{\"name\":\"f\",\"arguments\":\"{}\"}}]}}]}");

    assertThat(scan.contentBytes()).isEqualTo(5);
  }

  @Test
  void refusesDepthWithoutEnd() {
    assertThat(read("{\"a\":" + "[".repeat(10_000))).isFalse();
  }

  private Kind kind(String frame) {
    SseScanner frames = new SseScanner(1024);
    frames.append(Unpooled.copiedBuffer(frame + "\n\n", UTF_8));
    assertThat(frames.next()).isTrue();
    return scan.scan(frames);
  }

  private boolean read(String chunk) {
    byte[] bytes = ("xx" + chunk + "yy").getBytes(UTF_8);
    boolean shaped = scan.read(bytes, 2, bytes.length - 2);
    if (scan.hasUsage()) {
      // Offsets are those of the array; the tests read them in the chunk.
      byte[] own = chunk.getBytes(UTF_8);
      return scan.read(own, 0, own.length);
    }
    return shaped;
  }
}
