package io.turnpike.routing.dialects.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SseScannerTests {

  private static final String LF =
      ": hello\n\ndata: {\"a\":1}\n\nevent: x\nid: 7\ndata:{\"b\":\"ü☂\"}\n\nretry: 5\n\n"
          + "data: one\ndata: two\n\ndata: [DONE]\n\n";

  static List<String> streams() {
    return List.of(LF, LF.replace("\n", "\r\n"), LF.replace("\n", "\r"), "\uFEFF" + LF);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void findsTheSameDataHoweverTheBytesAreCut(String stream) {
    byte[] bytes = stream.getBytes(UTF_8);
    List<String> expected =
        Arrays.asList(null, "{\"a\":1}", "{\"b\":\"ü☂\"}", null, "one\ntwo", "[DONE]");

    for (int cut = 0; cut <= bytes.length; cut++) {
      assertThat(data(pieces(bytes, cut))).as("cut at " + cut).isEqualTo(expected);
    }
    assertThat(data(byteByByte(bytes))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void framesTogetherAreTheStream(String stream) {
    byte[] bytes = stream.getBytes(UTF_8);
    Random random = new Random(11);

    for (int round = 0; round < 200; round++) {
      String frames = frames(randomly(bytes, random));
      assertThat(frames.stripTrailing()).isEqualTo(stream.replace("\uFEFF", "").stripTrailing());
    }
  }

  @Test
  void takesALastFrameWithoutItsBlankLine() {
    SseScanner scanner = new SseScanner(100);
    scanner.append(Unpooled.wrappedBuffer("data: a\n\ndata: b".getBytes(UTF_8)));

    assertThat(scanner.next()).isTrue();
    assertThat(scanner.next()).isFalse();
    assertThat(scanner.nextAtEnd()).isTrue();
    assertThat(scanner.dataIs("b".getBytes(UTF_8))).isTrue();
  }

  @Test
  void findsNothingAtTheEndOfACompleteStream() {
    SseScanner scanner = new SseScanner(100);
    scanner.append(Unpooled.wrappedBuffer("data: a\n\n".getBytes(UTF_8)));

    assertThat(scanner.next()).isTrue();
    assertThat(scanner.next()).isFalse();
    assertThat(scanner.nextAtEnd()).isFalse();
  }

  @Test
  void noticesAFrameThatDoesNotEnd() {
    SseScanner scanner = new SseScanner(1_000);
    scanner.append(Unpooled.wrappedBuffer("data: a\n\n".getBytes(UTF_8)));
    scanner.next();
    for (int i = 0; i < 10; i++) {
      scanner.append(Unpooled.wrappedBuffer("x".repeat(100).getBytes(UTF_8)));
      assertThat(scanner.next()).isFalse();
      assertThat(scanner.overflown()).isFalse();
    }
    scanner.append(Unpooled.wrappedBuffer("x".getBytes(UTF_8)));
    assertThat(scanner.overflown()).isTrue();
  }

  private static List<String> data(List<byte[]> pieces) {
    List<String> found = new ArrayList<>();
    SseScanner scanner = new SseScanner(1 << 16);
    for (byte[] piece : pieces) {
      scanner.append(Unpooled.wrappedBuffer(piece));
      while (scanner.next()) {
        found.add(
            scanner.hasData()
                ? new String(
                    scanner.dataArray(),
                    scanner.dataStart(),
                    scanner.dataEnd() - scanner.dataStart(),
                    UTF_8)
                : null);
      }
    }
    return found;
  }

  private static String frames(List<byte[]> pieces) {
    StringBuilder frames = new StringBuilder();
    SseScanner scanner = new SseScanner(1 << 16);
    for (byte[] piece : pieces) {
      scanner.append(Unpooled.wrappedBuffer(piece));
      while (scanner.next()) {
        frames.append(
            new String(
                scanner.array(),
                scanner.frameStart(),
                scanner.frameEnd() - scanner.frameStart(),
                UTF_8));
      }
    }
    return frames.toString();
  }

  private static List<byte[]> pieces(byte[] bytes, int cut) {
    return List.of(Arrays.copyOfRange(bytes, 0, cut), Arrays.copyOfRange(bytes, cut, bytes.length));
  }

  private static List<byte[]> byteByByte(byte[] bytes) {
    List<byte[]> pieces = new ArrayList<>();
    for (byte value : bytes) {
      pieces.add(new byte[] {value});
    }
    return pieces;
  }

  private static List<byte[]> randomly(byte[] bytes, Random random) {
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      int end = Math.min(bytes.length, at + 1 + random.nextInt(30));
      pieces.add(Arrays.copyOfRange(bytes, at, end));
      at = end;
    }
    return pieces;
  }
}
