package io.turnpike.infra.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.journal.Journal.Entry;
import io.turnpike.infra.journal.Journal.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class FileJournalTests {

  private static final int SMALL = 4096;
  private static final int LARGE = 1 << 20;

  @TempDir Path folder;

  @Test
  void readsBackWhatWasAppendedInOrder() throws IOException {
    try (FileJournal journal = Journals.open(folder, LARGE, 4)) {
      journal.append((byte) 1, new byte[0]);
      journal.append((byte) -1, new byte[] {1, 2, 3, 0, 0, 0, 0, 0, 0});
      List<Entry> entries = Journals.all(journal);
      assertThat(entries).extracting(Entry::type).containsExactly((byte) 1, (byte) -1);
      assertThat(entries.get(0).payload()).isEmpty();
      assertThat(entries.get(1).payload()).containsExactly(1, 2, 3, 0, 0, 0, 0, 0, 0);
      assertThat(entries.get(1).at()).isEqualTo(entries.get(0).next());
    }
  }

  @Test
  void readsNothingFromItsEndUntilMoreIsAppended() throws IOException {
    try (FileJournal journal = Journals.open(folder, LARGE, 4)) {
      assertThat(journal.read(Position.START, 10)).isEmpty();
      Journals.append(journal, "one");
      Position end = Journals.all(journal).getLast().next();
      assertThat(journal.read(end, 10)).isEmpty();
      Journals.append(journal, "two");
      assertThat(journal.read(end, 10)).extracting(Journals::text).containsExactly("two");
    }
  }

  @Test
  void keepsEveryRecordOfManyThreadsAndTheOrderOfEach() throws Exception {
    int threads = 8;
    int each = 5_000;
    try (FileJournal journal = Journals.open(folder, 64 * 1024, 1_000)) {
      CountDownLatch start = new CountDownLatch(1);
      List<Thread> writers =
          IntStream.range(0, threads)
              .mapToObj(t -> Thread.ofPlatform().start(() -> write(journal, t, each, start)))
              .toList();
      start.countDown();
      for (Thread writer : writers) {
        writer.join();
      }
      List<String> texts = Journals.texts(journal);
      assertThat(texts).hasSize(threads * each);
      for (int t = 0; t < threads; t++) {
        String prefix = t + ":";
        assertThat(texts.stream().filter(text -> text.startsWith(prefix)))
            .containsExactlyElementsOf(
                IntStream.range(0, each).mapToObj(i -> prefix + i + padding(i)).toList());
      }
    }
  }

  @Test
  void readsWhileOthersAppendAcrossSegments() throws Exception {
    int records = 10_000;
    try (FileJournal journal = Journals.open(folder, 4 * SMALL, 8)) {
      CountDownLatch start = new CountDownLatch(0);
      Thread writer = Thread.ofPlatform().start(() -> write(journal, 0, records, start));
      Position position = Position.START;
      for (int i = 0; i < records; ) {
        for (Entry entry : journal.read(position, 100)) {
          assertThat(Journals.text(entry)).isEqualTo("0:" + i + padding(i++));
          position = entry.next();
        }
        journal.release(position);
      }
      writer.join();
    }
  }

  @Test
  void refusesWhenTheReaderHasFallenBehindAndGoesOnAfterRelease() throws IOException {
    try (FileJournal journal = Journals.open(folder, SMALL, 3)) {
      int written = fill(journal);
      List<Entry> entries = Journals.all(journal);
      assertThat(entries).hasSize(written);
      journal.release(entries.getLast().next());
      Journals.await(() -> accepts(journal));
      assertThat(Journals.after(journal, entries.getLast().next())).hasSize(1);
    }
  }

  @Test
  void keepsAReserveForRecordsThatEndWhatWasBegun() throws IOException {
    try (FileJournal journal = Journals.open(folder, SMALL, 3)) {
      int begun = fill(journal);
      assertThat(journal.healthy()).isFalse();
      assertThatExceptionOfType(JournalFull.class)
          .isThrownBy(() -> IntStream.range(0, 1_000).forEach(_ -> end(journal)));
      assertThat(Journals.all(journal)).hasSizeGreaterThan(begun + 90);
    }
  }

  @Test
  void deletesOnlySegmentsWhollyBeforeTheReleasedPosition() throws IOException {
    try (FileJournal journal = Journals.open(folder, SMALL, 8)) {
      fill(journal);
      List<Entry> entries = Journals.all(journal);
      Position middle = entries.get(entries.size() / 2).at();
      journal.release(middle);
      Journals.await(() -> segment(Journals.all(journal).getFirst()) == middle.segment());
      assertThat(Journals.after(journal, middle)).hasSize(entries.size() - entries.size() / 2);
    }
  }

  @Test
  void refusesWhenTheDiskWouldBecomeTooFull() throws IOException {
    var limits =
        new JournalLimits(
            SMALL,
            9,
            Long.MAX_VALUE / 2,
            java.time.Duration.ofMillis(5),
            java.time.Duration.ofSeconds(20),
            java.time.Duration.ofSeconds(60));
    try (FileJournal journal = FileJournal.open(folder, limits, new Tally())) {
      assertThatExceptionOfType(JournalFull.class)
          .isThrownBy(() -> IntStream.range(0, 10_000).forEach(i -> Journals.append(journal, "x")))
          .withMessageContaining("bytes are free");
    }
  }

  @Test
  void refusesARecordTooLongForASegment() throws IOException {
    try (FileJournal journal = Journals.open(folder, SMALL, 4)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> journal.append((byte) 1, new byte[SMALL]));
      int longest = Journals.limits(SMALL, 4).payloadBytes();
      for (int i = 0; i < 8; i++) {
        journal.append((byte) i, new byte[longest]);
      }
      assertThat(Journals.all(journal)).hasSize(8);
    }
  }

  @Test
  void startsANewSegmentBehindWhatAnEarlierRunLeft() throws IOException {
    try (FileJournal journal = Journals.open(folder, LARGE, 8)) {
      Journals.append(journal, "earlier");
    }
    try (FileJournal journal = Journals.open(folder, LARGE, 8)) {
      Journals.append(journal, "now");
      List<Entry> entries = Journals.all(journal);
      assertThat(entries).extracting(Journals::text).containsExactly("earlier", "now");
      assertThat(entries.get(0).at()).isLessThan(journal.startedAt());
      assertThat(entries.get(1).at()).isEqualTo(journal.startedAt());
    }
  }

  @Test
  void keepsItsNameAndGivesBackUnusedSpaceOfEarlierRuns() throws IOException {
    java.util.UUID node;
    try (FileJournal journal = Journals.open(folder, 8 * LARGE, 8)) {
      node = journal.node();
    }
    for (int run = 0; run < 6; run++) {
      try (FileJournal journal = Journals.open(folder, 8 * LARGE, 8)) {
        assertThat(journal.node()).isEqualTo(node);
        Journals.append(journal, "run " + run);
        assertThat(Journals.all(journal)).hasSize(run + 1);
        assertThat(journal.bytes()).isLessThanOrEqualTo(mostAfter(1 + run));
      }
    }
  }

  @Test
  void refusesRecordsAfterClosing() throws IOException {
    FileJournal journal = Journals.open(folder, SMALL, 4);
    journal.close();
    journal.close();
    assertThatExceptionOfType(JournalFull.class)
        .isThrownBy(() -> Journals.append(journal, "late"))
        .withMessageContaining("closed");
    assertThat(journal.read(Position.START, 1)).isEmpty();
  }

  @Test
  void survivesClosingUnderTheHandsOfItsWriters() throws Exception {
    AtomicInteger accepted = new AtomicInteger();
    try (FileJournal journal = Journals.open(folder, LARGE, 8)) {
      List<Thread> writers =
          IntStream.range(0, 4)
              .mapToObj(_ -> Thread.ofPlatform().start(() -> writeUntilRefused(journal, accepted)))
              .toList();
      Journals.await(() -> accepted.get() > 1_000);
      journal.close();
      for (Thread writer : writers) {
        writer.join();
      }
    }
    try (FileJournal journal = Journals.open(folder, LARGE, 16)) {
      assertThat(Journals.all(journal)).hasSizeGreaterThanOrEqualTo(accepted.get());
    }
  }

  @Test
  void goesOnInAnotherSegmentWhenTheDiskFailsAndNeverForcesTheOldOneAgain() throws IOException {
    AtomicBoolean failing = new AtomicBoolean(true);
    AtomicInteger forces = new AtomicInteger();
    try (FileJournal journal =
        FileJournal.open(
            folder,
            Journals.limits(SMALL, 8),
            new Tally(),
            _ -> {
              forces.incrementAndGet();
              if (failing.getAndSet(false)) {
                throw new UncheckedIOException(new IOException("I/O error"));
              }
            })) {
      assertThat(journal.degraded()).isFalse();
      Journals.append(journal, "before");
      Journals.await(journal::degraded);
      Journals.append(journal, "after");
      Journals.await(() -> forces.get() == 2);
      List<Entry> entries = Journals.all(journal);
      assertThat(entries).extracting(Journals::text).containsExactly("before", "after");
      assertThat(segment(entries.get(1))).isEqualTo(segment(entries.get(0)) + 1);
    }
  }

  @Test
  @Timeout(60)
  void forcesWhatComesAfterALullEachTime() throws IOException {
    AtomicInteger forces = new AtomicInteger();
    try (FileJournal journal =
        FileJournal.open(
            folder, Journals.limits(LARGE, 8), new Tally(), _ -> forces.incrementAndGet())) {
      for (int i = 1; i <= 200; i++) {
        int times = i;
        Journals.append(journal, "record");
        Journals.await(() -> forces.get() >= times);
      }
    }
  }

  @Test
  void mayBeAppendedToOnAnEventLoop() throws IOException {
    try (FileJournal journal = Journals.open(folder, SMALL, 100)) {
      Mono<Void> there =
          Mono.fromRunnable(
              () -> IntStream.range(0, 1_000).forEach(i -> Journals.append(journal, "no " + i)));
      there.subscribeOn(Schedulers.parallel()).block();
      assertThat(Journals.all(journal)).hasSize(1_000);
    }
  }

  @Test
  void countsWhatItDoes() throws IOException {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (FileJournal journal = Journals.open(folder, SMALL, 4)) {
      new JournalMeters(journal).bindTo(registry);
      Journals.append(journal, "four");
      assertThat(registry.get("turnpike.journal.records").functionCounter().count()).isEqualTo(1);
      assertThat(registry.get("turnpike.journal.bytes").functionCounter().count()).isEqualTo(4);
      assertThat(registry.get("turnpike.journal.unreleased.bytes").gauge().value())
          .isGreaterThanOrEqualTo(SMALL);
      assertThat(registry.get("turnpike.journal.degraded").gauge().value()).isZero();
    }
  }

  @Test
  void throwsAwayWhatAKilledRunHadNotFinishedMaking() throws IOException {
    Path unfinished = folder.resolve("0000000000000009.segment.new");
    Files.write(unfinished, new byte[100]);
    Journals.open(folder, SMALL, 4).close();
    assertThat(unfinished).doesNotExist();
  }

  /** A run leaves two segments, one in use and one in reserve; each is cut to two megabytes. */
  private static long mostAfter(int earlierRuns) {
    return 2L * 8 * LARGE + earlierRuns * 2L * 2 * LARGE;
  }

  private static int fill(Journal journal) {
    for (int i = 0; ; i++) {
      try {
        Journals.append(journal, "record " + i);
      } catch (JournalFull full) {
        assertThat(full).hasMessageContaining("fallen behind");
        return i;
      }
    }
  }

  private static void end(Journal journal) {
    journal.appendFromReserve((byte) 2, new byte[20]);
  }

  private static boolean accepts(Journal journal) {
    try {
      Journals.append(journal, "again");
      return true;
    } catch (JournalFull _) {
      return false;
    }
  }

  private static void writeUntilRefused(Journal journal, AtomicInteger accepted) {
    try {
      while (true) {
        Journals.append(journal, "a record of some length");
        accepted.incrementAndGet();
      }
    } catch (JournalFull _) {
      // Closed, or full: either ends the writer.
    }
  }

  private static void write(Journal journal, int thread, int records, CountDownLatch start) {
    try {
      start.await();
      for (int i = 0; i < records; i++) {
        appendPatiently(journal, thread + ":" + i + padding(i));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void appendPatiently(Journal journal, String text) {
    while (true) {
      try {
        Journals.append(journal, text);
        return;
      } catch (JournalFull _) {
        Thread.onSpinWait();
      }
    }
  }

  private static String padding(int i) {
    return "x".repeat(i % 97);
  }

  private static long segment(Entry entry) {
    return entry.at().segment();
  }
}
