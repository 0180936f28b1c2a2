package io.turnpike.routing.dialects.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However a legal stream is written and cut, its events are the same. */
class RechunkingTests {

  private static final int ROUNDS = 10_000;

  @Test
  void tenThousandWritingsAndCutsGiveTheSameEvents() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      RandomStream stream = RandomStream.of(seed);
      StringBuilder frames = new StringBuilder();

      List<String> events = read(stream.pieces(), frames);

      assertThat(events).as("seed " + seed).isEqualTo(stream.events());
      // The line feed of a last CRLF may stay behind when it comes alone.
      assertThat(frames.toString().stripTrailing())
          .as("seed " + seed)
          .isEqualTo(stream.withoutMark().stripTrailing());
    }
  }

  @Test
  void everyByteMayBeAPieceOfItsOwn() {
    for (long seed = 0; seed < 500; seed++) {
      RandomStream stream = RandomStream.of(seed);
      List<byte[]> bytes = new ArrayList<>();
      for (byte one : stream.bytes()) {
        bytes.add(new byte[] {one});
      }

      assertThat(read(bytes, new StringBuilder())).as("seed " + seed).isEqualTo(stream.events());
    }
  }

  @Test
  void generatorWritesTheSameEventsInManyWays() {
    assertThat(RandomStream.of(1).bytes()).isEqualTo(RandomStream.of(1).bytes());
    assertThat(java.util.stream.LongStream.range(0, 200).mapToObj(RandomStream::of))
        .anyMatch(stream -> stream.text().startsWith("\uFEFF"))
        .anyMatch(stream -> stream.text().contains("\r\n"))
        .anyMatch(stream -> stream.text().contains("\r") && !stream.text().contains("\n"))
        .anyMatch(stream -> stream.text().contains("\n:"))
        .anyMatch(stream -> stream.events().stream().anyMatch(event -> event.contains("\n")))
        .anyMatch(stream -> stream.text().contains("☂"));
  }

  private static List<String> read(List<byte[]> pieces, StringBuilder frames) {
    SseScanner scanner = new SseScanner(1 << 16);
    List<String> events = new ArrayList<>();
    List<byte[]> passed = new ArrayList<>();
    for (byte[] piece : pieces) {
      scanner.append(Unpooled.wrappedBuffer(piece));
      while (scanner.next()) {
        take(scanner, events, passed);
      }
    }
    while (scanner.nextAtEnd()) {
      take(scanner, events, passed);
    }
    frames.append(joined(passed));
    return events;
  }

  private static void take(SseScanner scanner, List<String> events, List<byte[]> passed) {
    passed.add(Arrays.copyOfRange(scanner.array(), scanner.frameStart(), scanner.frameEnd()));
    if (scanner.hasData()) {
      events.add(
          new String(
              scanner.dataArray(),
              scanner.dataStart(),
              scanner.dataEnd() - scanner.dataStart(),
              UTF_8));
    }
  }

  private static String joined(List<byte[]> passed) {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    passed.forEach(all::writeBytes);
    return all.toString(UTF_8);
  }
}
