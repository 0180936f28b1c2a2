package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.FrameScan.Kind;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.sse.SseScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is mended and hidden in a stream is the same however it is written down and cut. */
class ChatRechunkingTests {

  private static final int ROUNDS = 300;
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final List<String> SENT =
      List.of(
          "{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"ü☂\"}}]}",
          "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"a\","
              + "\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"x\\\":\"}}]}}]}",
          "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,"
              + "\"function\":{\"arguments\":\"1}\"}}]}}],\"usage\":null}",
          "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"id\":\"b\","
              + "\"function\":{\"name\":\"g\",\"arguments\":\"{\"}},{\"index\":0,\"id\":\"c\","
              + "\"function\":{\"name\":\"g\",\"arguments\":\"\"}}]}}]}",
          "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"id\":\"b\","
              + "\"function\":{\"arguments\":\"}\"}}]},\"finish_reason\":\"tool_calls\","
              + "\"usage\":{\"prompt_tokens\":3}}],\"usage\":{\"prompt_tokens\":3,\"d\":[1]}}");

  private static final List<String> RELAYED =
      List.of(
          SENT.get(0),
          SENT.get(1),
          SENT.get(2),
          SENT.get(3)
              .replace("{\"id\":\"b\"", "{\"index\":1,\"id\":\"b\"")
              .replace("{\"index\":0,\"id\":\"c\"", "{\"index\":2,\"id\":\"c\""),
          SENT.get(4)
              .replace("{\"id\":\"b\"", "{\"index\":1,\"id\":\"b\"")
              .replace("{\"prompt_tokens\":3}", "null")
              .replace("{\"prompt_tokens\":3,\"d\":[1]}", "null"));

  @Test
  void threeHundredWritingsAndCutsGiveTheSameEvents() {
    List<JsonNode> expected = RELAYED.stream().map(JSON::readTree).toList();
    for (long seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);

      List<JsonNode> events = relayed(pieces(written(random), random));

      assertThat(events).as("seed " + seed).isEqualTo(expected);
    }
  }

  /** Read again from what the client gets, so that the frames are legal, too. */
  private static List<JsonNode> relayed(List<byte[]> pieces) {
    ChunkScan scan = new ChunkScan();
    SseScanner provider = new SseScanner(1 << 16);
    SseScanner client = new SseScanner(1 << 16);
    List<JsonNode> events = new ArrayList<>();
    for (byte[] piece : pieces) {
      provider.append(Unpooled.wrappedBuffer(piece));
      while (provider.next()) {
        Kind kind = scan.scan(provider);
        Frames frame = scan.mended(provider);
        frame = scan.hasUsage() ? scan.withoutUsage(frame) : frame;
        byte[] sent = Arrays.copyOfRange(frame.array(), frame.frameStart(), frame.frameEnd());
        client.append(Unpooled.wrappedBuffer(sent));
        while (client.next()) {
          assertThat(kind).isIn(Kind.EVENT, Kind.COMMENT);
          read(client, events);
        }
      }
    }
    return events;
  }

  private static void read(Frames frame, List<JsonNode> events) {
    if (frame.hasData()) {
      int length = frame.dataEnd() - frame.dataStart();
      events.add(JSON.readTree(new String(frame.dataArray(), frame.dataStart(), length, UTF_8)));
    }
  }

  /** With any line end, with and without the space, over several lines, with comments between. */
  private static byte[] written(Random random) {
    String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
    StringBuilder out = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
    for (String data : SENT) {
      out.append(random.nextInt(4) == 0 ? ": ping" + end + end : "");
      out.append(random.nextInt(4) == 0 ? "id: 1" + end : "");
      String field = random.nextBoolean() ? "data: " : "data:";
      String lines = random.nextInt(3) == 0 ? data.replace(",\"", "," + end + field + "\"") : data;
      out.append(field).append(lines).append(end).append(end);
    }
    // Behind it, so that a last CRLF is no longer waited for.
    return out.append(": bye").append(end).append(end).toString().getBytes(UTF_8);
  }

  private static List<byte[]> pieces(byte[] bytes, Random random) {
    int longest = 1 + random.nextInt(random.nextBoolean() ? 4 : 200);
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + 1 + random.nextInt(longest));
      pieces.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return pieces;
  }
}
