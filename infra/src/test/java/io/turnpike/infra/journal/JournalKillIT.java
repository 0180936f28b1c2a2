package io.turnpike.infra.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another process is killed while it appends. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class JournalKillIT {

  private static final int THREADS = 4;
  private static final int SEGMENT = 64 * 1024;

  @TempDir Path folder;

  @RepeatedTest(3)
  void keepsEveryRecordWhoseAppendReturnedBeforeTheKill() throws Exception {
    List<String> returned = appendAndKill(3_000);
    try (FileJournal journal = Journals.open(folder, SEGMENT, 10_000)) {
      List<String> read = Journals.texts(journal);
      Set<String> unique = new HashSet<>(read);
      assertThat(unique).hasSameSizeAs(read).containsAll(returned);
      assertThat(read).allMatch(text -> text.matches("\\d:\\d+ x*"));
      assertThat(Journals.all(journal)).allMatch(e -> e.at().compareTo(journal.startedAt()) < 0);
    }
  }

  private List<String> appendAndKill(int lines) throws Exception {
    Process process = child();
    List<String> returned = new ArrayList<>();
    try (BufferedReader output = process.inputReader()) {
      String line = output.readLine();
      while (line != null) {
        returned.add(line);
        if (returned.size() == lines) {
          process.toHandle().destroyForcibly();
        }
        line = whole(output);
      }
    }
    assertThat(process.waitFor()).isNotZero();
    assertThat(returned).hasSizeGreaterThanOrEqualTo(lines);
    return returned;
  }

  /** The last line may be cut by the kill; it is one only if its end was written too. */
  private static String whole(BufferedReader output) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = output.read(); c != '\n'; c = output.read()) {
      if (c < 0) {
        return null;
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private Process child() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Child.class.getName());
    command.add(folder.toString());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Prints each record after its append has returned. */
  static final class Child {

    private Child() {}

    public static void main(String[] arguments) throws IOException {
      FileJournal journal = Journals.open(Path.of(arguments[0]), SEGMENT, 10_000);
      IntStream.range(0, THREADS).forEach(t -> Thread.ofPlatform().start(() -> append(journal, t)));
    }

    private static void append(Journal journal, int thread) {
      for (int i = 0; ; i++) {
        String text = thread + ":" + i + " " + "x".repeat(i % 200);
        Journals.append(journal, text);
        synchronized (System.out) {
          System.out.print(text + "\n");
          System.out.flush();
        }
      }
    }
  }
}
