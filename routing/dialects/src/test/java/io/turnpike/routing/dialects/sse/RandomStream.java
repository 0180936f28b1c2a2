package io.turnpike.routing.dialects.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * An event stream made up from a seed: what it says, each liberty that the format gives in writing
 * it down, and where its bytes are cut.
 */
final class RandomStream {

  private static final String[] WORDS = {
    "{\"a\":1}", "ü", "☂ and 🌍", "中文", "\\\"", "[DONE]", ": not a comment", "data:", " ", "x", "\t"
  };

  /** No choice in which CR may be followed by LF that begins a line of its own. */
  private static final String[][] LINE_ENDS = {
    {"\n"}, {"\r\n"}, {"\r"}, {"\n", "\r\n"}, {"\r", "\r\n"}
  };

  private final Random random;
  private final String[] ends;
  private final List<String> events = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private RandomStream(long seed) {
    random = new Random(seed);
    ends = pick(LINE_ENDS);
    write();
  }

  static RandomStream of(long seed) {
    return new RandomStream(seed);
  }

  List<String> events() {
    return events;
  }

  String text() {
    return text.toString();
  }

  String withoutMark() {
    return text().startsWith("\uFEFF") ? text().substring(1) : text();
  }

  byte[] bytes() {
    return text().getBytes(UTF_8);
  }

  /** Cut anywhere: within characters, within CRLF, within names of fields. */
  List<byte[]> pieces() {
    byte[] bytes = bytes();
    int longest = 1 + random.nextInt(random.nextBoolean() ? 4 : 64);
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + 1 + random.nextInt(longest));
      pieces.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return pieces;
  }

  private void write() {
    if (random.nextInt(4) == 0) {
      text.append('\uFEFF');
    }
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      if (random.nextInt(4) == 0) {
        line(":" + said());
        blank();
      }
      event();
      if (i < count - 1 || random.nextInt(3) > 0) {
        blank();
      }
    }
  }

  private void event() {
    List<String> lines = new ArrayList<>();
    int count = 1 + (random.nextInt(4) == 0 ? random.nextInt(3) : 0);
    for (int i = 0; i < count; i++) {
      other();
      lines.add(said());
      line(
          (lines.getLast().startsWith(" ") || random.nextBoolean() ? "data: " : "data:")
              + lines.getLast());
    }
    other();
    events.add(String.join("\n", lines));
  }

  /** A line that is part of the event and not of its data. */
  private void other() {
    switch (random.nextInt(10)) {
      case 0 -> line("event: message");
      case 1 -> line("id: 7");
      case 2 -> line("retry:3000");
      case 3 -> line(": still here");
      case 4 -> line("unknown: " + said());
      default -> {}
    }
  }

  private String said() {
    StringBuilder said = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      said.append(pick(WORDS));
    }
    return said.toString();
  }

  private void line(String line) {
    text.append(line).append(pick(ends));
  }

  private void blank() {
    text.append(pick(ends));
  }

  private <T> T pick(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
