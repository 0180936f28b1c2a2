package io.turnpike.infra.journal;

import io.turnpike.infra.journal.Journal.Entry;
import io.turnpike.infra.journal.Journal.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Small journals, and ways to look at them. */
final class Journals {

  static final byte TYPE = 7;

  private Journals() {}

  static JournalLimits limits(int segmentBytes, int segments) {
    return new JournalLimits(
        segmentBytes,
        segments,
        0,
        Duration.ofMillis(5),
        Duration.ofSeconds(20),
        Duration.ofSeconds(60));
  }

  static FileJournal open(Path folder, int segmentBytes, int segments) throws IOException {
    return FileJournal.open(folder, limits(segmentBytes, segments), new Tally());
  }

  static void append(Journal journal, String text) {
    journal.append(TYPE, text.getBytes(StandardCharsets.UTF_8));
  }

  static List<Entry> all(Journal journal) {
    return after(journal, Position.START);
  }

  /** Read in small steps, as a reader would. */
  static List<Entry> after(Journal journal, Position position) {
    List<Entry> entries = new ArrayList<>();
    List<Entry> some = journal.read(position, 7);
    while (!some.isEmpty()) {
      entries.addAll(some);
      some = journal.read(some.getLast().next(), 7);
    }
    return entries;
  }

  static List<String> texts(Journal journal) {
    return all(journal).stream().map(Journals::text).toList();
  }

  static String text(Entry entry) {
    return new String(entry.payload(), StandardCharsets.UTF_8);
  }

  static List<Path> files(Path folder, String suffix) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
    }
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("waited in vain");
      }
      Thread.onSpinWait();
    }
  }
}
