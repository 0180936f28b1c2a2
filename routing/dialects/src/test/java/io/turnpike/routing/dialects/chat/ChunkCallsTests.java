package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.FrameScan.Kind;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.sse.SseScanner;
import org.junit.jupiter.api.Test;

/** Tool calls of a stream have indexes that tell them apart, whatever their provider gives. */
class ChunkCallsTests {

  private final ChunkScan scan = new ChunkScan();
  private final SseScanner frames = new SseScanner(1 << 16);

  @Test
  void mendsIndexesThatAreAllTheSame() {
    assertThat(relayed("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\"}}"))
        .isEqualTo("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\"}}");
    assertThat(relayed("{\"index\":0,\"id\":\"b\",\"function\":{\"name\":\"f\"}}"))
        .isEqualTo("{\"index\":1,\"id\":\"b\",\"function\":{\"name\":\"f\"}}");
    assertThat(relayed("{\"index\":0,\"id\":\"c\",\"function\":{\"name\":\"g\"}}"))
        .isEqualTo("{\"index\":2,\"id\":\"c\",\"function\":{\"name\":\"g\"}}");
  }

  @Test
  void givesAnIndexWhereThereIsNone() {
    assertThat(relayed("{\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}"))
        .isEqualTo("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}");
    assertThat(relayed("{\"id\":\"b\",\"function\":{\"name\":\"f\"}}"))
        .isEqualTo("{\"index\":1,\"id\":\"b\",\"function\":{\"name\":\"f\"}}");
    assertThat(relayed("{\"index\":null,\"id\":\"c\",\"function\":{\"name\":\"f\"}}"))
        .isEqualTo("{\"index\":2,\"id\":\"c\",\"function\":{\"name\":\"f\"}}");
    assertThat(relayed("{\"index\":\"0\",\"id\":\"d\",\"function\":{\"name\":\"f\"}}"))
        .isEqualTo("{\"index\":3,\"id\":\"d\",\"function\":{\"name\":\"f\"}}");
  }

  @Test
  void tellsSeveralInOneChunkApart() {
    assertThat(
            relayed(
                "{\"id\":\"a\",\"function\":{\"name\":\"f\"}}, "
                    + "{\"function\":{\"name\":\"f\"},\"id\":\"b\"}"))
        .isEqualTo(
            "{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\"}}, "
                + "{\"index\":1,\"function\":{\"name\":\"f\"},\"id\":\"b\"}");
  }

  /** What names no call goes on with the one that was spoken of last. */
  @Test
  void piecesFollowTheirCall() {
    relayed("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}");
    assertUnchanged("{\"index\":0,\"function\":{\"arguments\":\"{\"}}");
    relayed("{\"index\":0,\"id\":\"b\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}");

    assertThat(relayed("{\"index\":0,\"function\":{\"arguments\":\"{\"}}"))
        .isEqualTo("{\"index\":1,\"function\":{\"arguments\":\"{\"}}");
    assertThat(relayed("{\"function\":{\"arguments\":\"}\"}}"))
        .isEqualTo("{\"index\":1,\"function\":{\"arguments\":\"}\"}}");
    assertUnchanged("{\"index\":0,\"id\":\"a\",\"function\":{\"arguments\":\"}\"}}");
    assertThat(relayed("{\"index\":0,\"id\":\"b\",\"function\":{\"arguments\":\"}\"}}"))
        .isEqualTo("{\"index\":1,\"id\":\"b\",\"function\":{\"arguments\":\"}\"}}");
  }

  @Test
  void aCallWithoutAnIdBeginsWhereItIsNamed() {
    assertThat(relayed("{\"function\":{\"name\":\"f\"}}"))
        .isEqualTo("{\"index\":0,\"function\":{\"name\":\"f\"}}");
    assertThat(relayed("{\"function\":{\"name\":\"\",\"arguments\":\"{}\"}}"))
        .isEqualTo("{\"index\":0,\"function\":{\"name\":\"\",\"arguments\":\"{}\"}}");
    assertThat(relayed("{\"id\":\"\",\"function\":{\"name\":\"f\"}}"))
        .isEqualTo("{\"index\":1,\"id\":\"\",\"function\":{\"name\":\"f\"}}");
  }

  /** Some make up a new id for every piece, under an index that is right. */
  @Test
  void anIdAloneBeginsNothing() {
    assertUnchanged("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\"}}");
    assertUnchanged("{\"index\":0,\"id\":\"b\",\"function\":{\"arguments\":\"{\"}}");
    assertUnchanged("{\"index\":1,\"id\":\"c\",\"function\":{\"name\":\"f\"}}");
    assertUnchanged("{\"index\":1,\"id\":\"d\",\"function\":{\"arguments\":\"{\"}}");
    assertUnchanged("{\"index\":0,\"id\":\"e\",\"function\":{\"arguments\":\"}\"}}");
  }

  @Test
  void leavesWhatAClientCanTellApart() {
    assertUnchanged(
        "{\"index\":1,\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"f\"}}");
    assertUnchanged("{\"index\":1,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}");
    assertUnchanged("{\"index\":4,\"function\":{\"name\":\"g\",\"arguments\":\"{\"}}");
    assertUnchanged("{\"index\":1,\"function\":{\"arguments\":\"}\"}}");
    assertUnchanged("{\"index\":4,\"function\":{\"arguments\":\"}\"}}");
    assertUnchanged(
        "{\"index\":5,\"type\":\"custom\",\"custom\":{\"name\":\"g\",\"input\":\"x\"}}");
    assertUnchanged("{}");
  }

  /** Each choice counts its own, whatever order a chunk says things in. */
  @Test
  void tellsChoicesApart() {
    String call =
        "{\"delta\":{\"tool_calls\":[{\"id\":\"%s\",\"index\":0,\"function\":"
            + "{\"name\":\"f\"}}]},\"index\":%d}";

    assertThat(data(chunk(call.formatted("a", 1)))).isEqualTo(chunk(call.formatted("a", 1)));
    assertThat(data(chunk(call.formatted("b", 0)))).isEqualTo(chunk(call.formatted("b", 0)));
    assertThat(data(chunk(call.formatted("c", 0) + "," + call.formatted("d", 1))))
        .isEqualTo(
            chunk(
                (call.formatted("c", 0) + "," + call.formatted("d", 1))
                    .replace("\"index\":0,\"function", "\"index\":1,\"function")));
  }

  @Test
  void keepsTheRestOfTheFrame() {
    relayed("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\"}}");
    String second = delta("{\"index\":0,\"id\":\"b\",\"function\":{\"name\":\"f\"}}");

    Frames frame = mended("id: 7\r\ndata:" + second + "\r\nretry: 3\r\n\r\n");

    assertThat(new String(frame.array(), frame.frameStart(), frame.frameEnd(), UTF_8))
        .isEqualTo(
            "id: 7\r\ndata:"
                + second.replace("{\"index\":0,\"id", "{\"index\":1,\"id")
                + "\r\nretry: 3\r\n\r\n");
  }

  @Test
  void readsTheUsageOfAChunkThatItChanged() {
    relayed("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\"}}");
    String usage = "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}";
    String chunk =
        "{" + usage + "," + delta("{\"id\":\"b\",\"function\":{\"name\":\"f\"}}").substring(1);

    Frames frame = mended("data: " + chunk + "\n\n");

    assertThat(scan.usage().isWhole()).isTrue();
    assertThat(frame.array()[scan.costAt()]).isEqualTo((byte) '}');
    assertThat(text(scan.withoutUsage(frame)))
        .startsWith("{\"usage\":null,")
        .contains("{\"index\":1,\"id\":\"b\"");
  }

  /** However many there are: what cannot be told apart then is passed on. */
  @Test
  void endsWhereTheMemoryOfItDoes() {
    for (int i = 0; i < 1_000; i++) {
      relayed("{\"index\":0,\"id\":\"" + i + "\",\"function\":{\"name\":\"f\"}}");
    }

    assertUnchanged("{\"index\":0,\"id\":\"more\",\"function\":{\"name\":\"f\"}}");
    assertUnchanged("{\"id\":\"more\",\"function\":{\"name\":\"f\"}}");
  }

  @Test
  void passesOverWhatIsNoCall() {
    assertUnchanged("[{\"name\":\"x\",\"a\":{\"name\":\"y\",\"index\":1,\"id\":\"z\"}}]");
    assertUnchanged("7,null,\"id\"");
    String elsewhere = "{\"delta\":{\"tool_calls\":[{\"id\":\"a\"},{\"id\":\"b\"}]}}";
    assertThat(data(elsewhere)).isEqualTo(elsewhere);
  }

  private void assertUnchanged(String call) {
    frames.append(Unpooled.copiedBuffer("data: " + delta(call) + "\n\n", UTF_8));
    assertThat(frames.next()).isTrue();
    assertThat(scan.scan(frames)).isEqualTo(Kind.EVENT);
    assertThat(scan.mended(frames)).isSameAs(frames);
  }

  /** The calls of a chunk with these, as a client gets them. */
  private String relayed(String calls) {
    String chunk = data(delta(calls));
    return chunk.substring(delta("").length() - 5, chunk.length() - 5);
  }

  private String data(String chunk) {
    return text(mended("data: " + chunk + "\n\n"));
  }

  private Frames mended(String frame) {
    frames.append(Unpooled.copiedBuffer(frame, UTF_8));
    assertThat(frames.next()).isTrue();
    assertThat(scan.scan(frames)).isEqualTo(Kind.EVENT);
    return scan.mended(frames);
  }

  private static String text(Frames frame) {
    int length = frame.dataEnd() - frame.dataStart();
    return new String(frame.dataArray(), frame.dataStart(), length, UTF_8);
  }

  private static String delta(String calls) {
    return "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[" + calls + "]}}]}";
  }

  private static String chunk(String choices) {
    return "{\"choices\":[" + choices + "]}";
  }
}
