package io.turnpike.routing.dialects.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.messages.provider.MessagesTranslation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider's recorded stream, cut anywhere and written in any legal way, is the same stream. */
class TranslatedFramesTests {

  private static final Instant NOW = Instant.ofEpochSecond(1_780_000_000);

  private static final Translation translation = new MessagesTranslation();

  @ParameterizedTest
  @ValueSource(strings = {"text", "tools"})
  void isTheSameStreamCutInTwoAnywhere(String name) throws IOException {
    byte[] sent = recorded(name + ".sse");
    String expected = new String(recorded(name + ".chunks"), UTF_8);

    for (int cut = 0; cut <= sent.length; cut++) {
      assertThat(relayed(List.of(part(sent, 0, cut), part(sent, cut, sent.length))))
          .as("cut at %d", cut)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "tools"})
  void isTheSameStreamByteByByte(String name) throws IOException {
    byte[] sent = recorded(name + ".sse");
    List<byte[]> bytes =
        java.util.stream.IntStream.range(0, sent.length)
            .mapToObj(i -> part(sent, i, i + 1))
            .toList();

    assertThat(relayed(bytes)).isEqualTo(new String(recorded(name + ".chunks"), UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r"})
  void isTheSameStreamWithOtherLineEnds(String lineEnd) throws IOException {
    String sent = new String(recorded("text.sse"), UTF_8).replace("\n", lineEnd);

    assertThat(relayed(List.of(sent.getBytes(UTF_8))))
        .isEqualTo(new String(recorded("text.chunks"), UTF_8));
  }

  @Test
  void findsTheLastEventWithoutItsBlankLine() throws IOException {
    String sent = new String(recorded("text.sse"), UTF_8).strip();

    assertThat(relayed(List.of(sent.getBytes(UTF_8))))
        .isEqualTo(new String(recorded("text.chunks"), UTF_8));
  }

  @Test
  void isNotWholeWithoutItsEnd() {
    assertThat(frames().mayEndUnmarked()).isFalse();
    assertThat(new SseScanner(64).mayEndUnmarked()).isTrue();
  }

  private static Frames frames() {
    return new TranslatedFrames(new SseScanner(1 << 16), translation.stream(NOW));
  }

  private static String relayed(List<byte[]> chunks) {
    Frames frames = frames();
    StringBuilder out = new StringBuilder();
    for (byte[] chunk : chunks) {
      frames.append(Unpooled.wrappedBuffer(chunk));
      while (frames.next()) {
        frame(frames, out);
      }
    }
    while (frames.nextAtEnd()) {
      frame(frames, out);
    }
    return out.toString();
  }

  private static void frame(Frames frames, StringBuilder out) {
    int length = frames.frameEnd() - frames.frameStart();
    String frame = new String(frames.array(), frames.frameStart(), length, UTF_8);
    assertThat(frames.hasData()).isEqualTo(frame.startsWith("data: "));
    if (frames.hasData()) {
      int data = frames.dataEnd() - frames.dataStart();
      assertThat(
              "data: " + new String(frames.dataArray(), frames.dataStart(), data, UTF_8) + "\n\n")
          .isEqualTo(frame);
    }
    out.append(frame);
  }

  private static byte[] part(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] recorded(String name) throws IOException {
    String path = "/dialects/messages/stream/" + name;
    try (InputStream in =
        Objects.requireNonNull(TranslatedFramesTests.class.getResourceAsStream(path), path)) {
      return in.readAllBytes();
    }
  }
}
