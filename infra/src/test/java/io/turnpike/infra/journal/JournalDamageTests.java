package io.turnpike.infra.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.journal.Journal.Entry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash, a power cut or a bad disk may leave behind. */
class JournalDamageTests {

  private static final int RECORDS = 60;

  @TempDir Path folder;
  private List<Entry> written = List.of();
  private Path file = Path.of("");
  private long size;

  @BeforeEach
  void writeOneSegment() throws IOException {
    try (FileJournal journal = Journals.open(folder, 1 << 16, 100)) {
      for (int i = 0; i < RECORDS; i++) {
        Journals.append(journal, "record " + i + "-".repeat(i));
      }
      written = Journals.all(journal);
    }
    file = Journals.files(folder, ".segment").getFirst();
    size = written.getLast().next().offset();
  }

  @RepeatedTest(80)
  void losesOnlyTheRecordWithAFlippedBit(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    long at = SegmentHeader.BYTES + random.nextLong(size - SegmentHeader.BYTES);
    change(at, (byte) (1 << random.nextInt(8)));
    List<String> read = reopened();
    List<String> expected = new ArrayList<>(texts());
    if (!read.equals(expected)) {
      expected.remove(recordAt(at));
      assertThat(read).isEqualTo(expected);
    } else {
      assertThat(inPadding(at)).as("bit flipped at %d did not show", at).isTrue();
    }
  }

  @RepeatedTest(40)
  void losesOnlyWhatWasCutOff(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    long length = SegmentHeader.BYTES + random.nextLong(size - SegmentHeader.BYTES);
    try (RandomAccessFile torn = new RandomAccessFile(file.toFile(), "rw")) {
      torn.setLength(length);
    }
    List<String> whole =
        written.stream().filter(e -> end(e) <= length).map(Journals::text).toList();
    assertThat(reopened()).isEqualTo(whole);
  }

  @RepeatedTest(20)
  void inventsNothingFromGarbage(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    long from = SegmentHeader.BYTES + random.nextLong(size - SegmentHeader.BYTES);
    byte[] garbage = new byte[(int) (size - from)];
    random.nextBytes(garbage);
    overwrite(from, garbage);
    List<String> whole = written.stream().filter(e -> end(e) <= from).map(Journals::text).toList();
    assertThat(reopened()).isEqualTo(whole);
  }

  @Test
  void findsRecordsBehindPagesThatNeverReachedTheDisk() throws IOException {
    long from = written.get(10).at().offset();
    long to = written.get(20).at().offset();
    overwrite(from, new byte[(int) (to - from)]);
    Tally tally = new Tally();
    List<String> read = reopened(tally);
    List<String> expected = new ArrayList<>(texts());
    expected.subList(10, 20).clear();
    assertThat(read).isEqualTo(expected);
    assertThat(tally.holes.sum()).isEqualTo(1);
  }

  @Test
  void findsRecordsBehindOneThatWasClaimedAndNotCommitted() throws IOException {
    long at = written.get(30).at().offset();
    int length = Frame.HEADER + written.get(30).payload().length;
    overwrite(at, bytes(-length));
    Tally tally = new Tally();
    List<String> expected = new ArrayList<>(texts());
    expected.remove(30);
    assertThat(reopened(tally)).isEqualTo(expected);
    assertThat(tally.holes.sum()).isEqualTo(1);
    assertThat(tally.damaged.sum()).isZero();
  }

  @Test
  void countsADamagedRecordOnceHoweverOftenItIsRead() throws IOException {
    change(written.get(5).at().offset() + Frame.HEADER, (byte) 1);
    Tally tally = new Tally();
    try (FileJournal journal = FileJournal.open(folder, Journals.limits(1 << 16, 100), tally)) {
      assertThat(Journals.all(journal)).hasSize(RECORDS - 1);
      assertThat(Journals.all(journal)).hasSize(RECORDS - 1);
    }
    assertThat(tally.damaged.sum()).isEqualTo(1);
  }

  @Test
  void takesNoRecordFromInsideThePayloadOfAnother() throws IOException {
    byte[] image = Files.readAllBytes(file);
    byte[] embedded = java.util.Arrays.copyOfRange(image, SegmentHeader.BYTES, (int) size);
    try (FileJournal journal = Journals.open(folder, 1 << 16, 100)) {
      // A frame header of 12 bytes before it: four more align the embedded frames.
      byte[] payload = new byte[embedded.length + 4];
      System.arraycopy(embedded, 0, payload, 4, embedded.length);
      journal.append((byte) 1, payload);
    }
    Path second = Journals.files(folder, ".segment").getLast();
    for (Path candidate : Journals.files(folder, ".segment")) {
      if (Files.size(candidate) > SegmentHeader.BYTES && holds(candidate, embedded)) {
        second = candidate;
      }
    }
    overwrite(second, SegmentHeader.BYTES + 8, new byte[] {9, 9, 9, 9});
    assertThat(reopened()).isEqualTo(texts());
  }

  @Test
  void putsAFileWithoutAReadableHeaderAside() throws IOException {
    change(20, (byte) 1);
    Tally tally = new Tally();
    assertThat(reopened(tally)).isEmpty();
    assertThat(tally.damaged.sum()).isEqualTo(1);
    assertThat(Journals.files(folder, ".damaged")).hasSize(1);
  }

  @Test
  void survivesFilesOfEveryShortLength() throws IOException {
    for (int length : new int[] {0, 1, 63, 64, 65, 71, 72, 75, 76}) {
      try (RandomAccessFile torn = new RandomAccessFile(file.toFile(), "rw")) {
        torn.setLength(Math.min(length, torn.length()));
      }
      assertThat(reopened()).isEmpty();
      Files.write(file, new byte[length]);
    }
  }

  private boolean holds(Path candidate, byte[] embedded) throws IOException {
    byte[] bytes = Files.readAllBytes(candidate);
    int from = SegmentHeader.BYTES + Frame.HEADER + 4;
    return bytes.length >= from + embedded.length
        && java.util.Arrays.equals(
            bytes, from, from + embedded.length, embedded, 0, embedded.length);
  }

  private List<String> reopened() throws IOException {
    return reopened(new Tally());
  }

  private List<String> reopened(Tally tally) throws IOException {
    try (FileJournal journal = FileJournal.open(folder, Journals.limits(1 << 16, 100), tally)) {
      return Journals.texts(journal);
    }
  }

  private List<String> texts() {
    return written.stream().map(Journals::text).toList();
  }

  private int recordAt(long offset) {
    return IntStream.range(0, RECORDS)
        .filter(i -> written.get(i).next().offset() > offset)
        .findFirst()
        .orElseThrow();
  }

  private boolean inPadding(long offset) {
    return offset >= end(written.get(recordAt(offset)));
  }

  private static long end(Entry entry) {
    return entry.at().offset() + Frame.HEADER + entry.payload().length;
  }

  private void change(long at, byte bits) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int old = bytes.read();
      bytes.seek(at);
      bytes.write(old ^ bits);
    }
  }

  private void overwrite(long at, byte[] with) throws IOException {
    overwrite(file, at, with);
  }

  private static void overwrite(Path file, long at, byte[] with) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      bytes.write(with);
    }
  }

  private static byte[] bytes(int word) {
    return new byte[] {
      (byte) word, (byte) (word >>> 8), (byte) (word >>> 16), (byte) (word >>> 24)
    };
  }
}
