package io.turnpike.routing.dialects.eventstream;

import static io.turnpike.routing.dialects.eventstream.EventStreamFixture.chunk;
import static io.turnpike.routing.dialects.eventstream.EventStreamFixture.error;
import static io.turnpike.routing.dialects.eventstream.EventStreamFixture.event;
import static io.turnpike.routing.dialects.eventstream.EventStreamFixture.exception;
import static io.turnpike.routing.dialects.eventstream.EventStreamFixture.stream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamFramesTests {

  private static final int LONGEST = 4096;

  /** Examples that AWS's own libraries are tested with: a number, and all kinds of values. */
  private static final String INT32 =
      "0000002b0000000e348bec7b086576656e742d6964040000a00c7b27666f6f273a27626172277dd3890285";

  private static final byte[] SAMPLE =
      stream(
          event("messageStart", "{\"role\":\"assistant\"}"),
          event("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"Grüße\"}}"),
          chunk("{\"type\":\"message_stop\"}"),
          event("ping", "{}"),
          exception("throttlingException", "{\"message\":\"Too many requests\"}"));

  @Test
  void anEventSaysItsTypeInFrontOfItsPayload() {
    assertThat(told(event("messageStart", "{\"role\":\"assistant\"}")))
        .containsExactly(
            "event: messageStart\ndata: {\"type\":\"messageStart\",\"role\":\"assistant\"}\n\n");
    assertThat(told(event("metadata", " { } ")))
        .containsExactly("event: metadata\ndata: {\"type\":\"metadata\" } \n\n");
    assertThat(told(event("odd", "[]")))
        .containsExactly("event: odd\ndata: {\"type\":\"odd\"}\n\n");
  }

  @Test
  void aChunkIsWhatItsBytesAre() {
    assertThat(told(chunk("{\"type\":\"message_stop\"}")))
        .containsExactly("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
    assertThat(told(chunk("{\n\"type\":\"ping\"}")))
        .containsExactly("event: ping\ndata: { \"type\":\"ping\"}\n\n");
    assertThat(told(event("chunk", "{\"bytes\":\"%%%\"}")))
        .containsExactly("event: chunk\ndata: {\"type\":\"chunk\",\"bytes\":\"%%%\"}\n\n");
  }

  @Test
  void aFailureIsAnErrorWithItsType() {
    assertThat(told(exception("validationException", "{\"message\":\"No.\"}")))
        .containsExactly(
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"validationException\","
                + "\"detail\":{\"message\":\"No.\"}}}\n\n");
    assertThat(told(error("InternalFailure", "It \"broke\".")))
        .containsExactly(
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"InternalFailure\","
                + "\"detail\":\"It \\\"broke\\\".\"}}\n\n");
    assertThat(told(exception("odd", "no JSON\n"))).first().asString().contains("no JSON\\n");
  }

  @Test
  void theDataIsWhereItSaysItIs() {
    EventStreamFrames frames = new EventStreamFrames(LONGEST);
    frames.append(Unpooled.wrappedBuffer(event("messageStop", "{\"stopReason\":\"end_turn\"}")));

    assertThat(frames.next()).isTrue();
    assertThat(frames.hasData()).isTrue();
    assertThat(frames.dataArray()).isSameAs(frames.array());
    assertThat(
            new String(frames.array(), frames.dataStart(), frames.dataEnd() - frames.dataStart()))
        .isEqualTo("{\"type\":\"messageStop\",\"stopReason\":\"end_turn\"}");
    assertThat(frames.dataIs("[DONE]".getBytes(UTF_8))).isFalse();
    assertThat(frames.next()).isFalse();
    assertThat(frames.nextAtEnd()).isFalse();
  }

  @Test
  void piecesOfAnyLengthAreToldAlike() {
    List<String> whole = told(SAMPLE);

    assertThat(whole).hasSize(5);
    for (int cut = 1; cut < SAMPLE.length; cut++) {
      assertThat(told(Arrays.copyOf(SAMPLE, cut), Arrays.copyOfRange(SAMPLE, cut, SAMPLE.length)))
          .as("cut at " + cut)
          .isEqualTo(whole);
    }
    byte[][] bytes = new byte[SAMPLE.length][];
    Arrays.setAll(bytes, at -> new byte[] {SAMPLE[at]});
    assertThat(told(bytes)).isEqualTo(whole);
  }

  @Test
  void noByteCanChangeUnnoticed() {
    byte[] first = event("messageStart", "{\"role\":\"assistant\"}");
    for (int at = 0; at < first.length; at++) {
      byte[] damaged = stream(first, event("messageStop", "{}"));
      damaged[at] ^= 0x10;

      assertThat(told(damaged)).as("byte " + at).singleElement().asString().contains("damaged");
    }
  }

  @Test
  void nothingBehindWhatIsDamagedIsBelieved() {
    byte[] damaged = event("messageStart", "{}");
    damaged[damaged.length - 1]++;

    assertThat(told(event("a", "{}"), damaged, event("b", "{}")))
        .hasSize(2)
        .last()
        .asString()
        .startsWith(
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"damaged_event_stream\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {INT32})
  void otherKindsOfHeadersArePassedOver(String hex) {
    assertThat(told(HexFormat.of().parseHex(hex)))
        .containsExactly("event: \ndata: {\"type\":\"\",'foo':'bar'}\n\n");
  }

  @Test
  void whatIsTooLongIsKnownByItsHead() {
    byte[] longer = event("contentBlockDelta", "{\"x\":\"" + "y".repeat(LONGEST) + "\"}");
    EventStreamFrames frames = new EventStreamFrames(LONGEST);
    frames.append(Unpooled.wrappedBuffer(longer, 0, 11));
    assertThat(frames.next()).isFalse();
    assertThat(frames.overflown()).isFalse();

    frames.append(Unpooled.wrappedBuffer(longer, 11, 1));

    assertThat(frames.next()).isFalse();
    assertThat(frames.overflown()).isTrue();
  }

  @Test
  void aLongMessageBetweenShortOnesGoesThrough() {
    String text = "{\"x\":\"" + "y".repeat(200_000) + "\"}";
    EventStreamFrames frames = new EventStreamFrames(1 << 20);
    List<String> got = new ArrayList<>();
    for (byte[] message : List.of(event("a", "{}"), event("b", text), event("c", "{}"))) {
      for (int at = 0; at < message.length; at += 1000) {
        int end = Math.min(message.length, at + 1000);
        frames.append(Unpooled.wrappedBuffer(message, at, end - at));
        collect(frames, got);
      }
    }

    assertThat(got).hasSize(3);
    assertThat(got.get(1)).hasSizeGreaterThan(200_000);
  }

  private static List<String> told(byte[]... pieces) {
    EventStreamFrames frames = new EventStreamFrames(LONGEST);
    List<String> got = new ArrayList<>();
    for (byte[] piece : pieces) {
      frames.append(Unpooled.wrappedBuffer(piece));
      collect(frames, got);
    }
    return got;
  }

  private static void collect(EventStreamFrames frames, List<String> got) {
    while (frames.next()) {
      got.add(new String(frames.array(), frames.frameStart(), frames.frameEnd(), UTF_8));
      assertThat(frames.original()).isEqualTo(frames.array());
    }
  }
}
