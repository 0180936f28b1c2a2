package io.turnpike.app.kills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the provider was asked and what it answered: a file that is only ever appended to. */
final class Truth implements AutoCloseable {

  /** Nano-USD a token, as the connections' own prices say. */
  static final long INPUT_NANO = 10_000;

  static final long OUTPUT_NANO = 20_000;

  /**
   * What became of one request.
   *
   * @param output tokens written; all that was meant where {@code end} is {@code whole}
   * @param end {@code whole}, {@code cut} where the caller hung up, {@code failed} without content
   */
  record Answer(String connection, long input, long output, String end) {

    boolean whole() {
      return end.equals("whole");
    }

    long nano() {
      return end.equals("failed") ? 0 : input * INPUT_NANO + output * OUTPUT_NANO;
    }
  }

  private final Map<String, List<Answer>> answers = new ConcurrentHashMap<>();
  private final Writer file;

  Truth(Path path) throws IOException {
    file = Files.newBufferedWriter(path);
  }

  void arrived(String marker, String connection) {
    answers.computeIfAbsent(marker, _ -> new CopyOnWriteArrayList<>());
    write("arrived\t" + marker + "\t" + connection);
  }

  void answered(String marker, Answer answer) {
    answers.get(marker).add(answer);
    write("answered\t" + marker + "\t" + answer);
  }

  /** By marker, of all requests that arrived. */
  Map<String, List<Answer>> answers() {
    return answers;
  }

  private synchronized void write(String line) {
    try {
      file.write(line + "\n");
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
