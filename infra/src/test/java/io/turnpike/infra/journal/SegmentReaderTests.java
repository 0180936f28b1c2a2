package io.turnpike.infra.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.journal.SegmentReader.Ended;
import io.turnpike.infra.journal.SegmentReader.Found;
import io.turnpike.infra.journal.SegmentReader.Pending;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that dawdles between claiming a place and committing it. */
class SegmentReaderTests {

  private static final byte[] PAYLOAD = {1, 2, 3};
  private static final int LENGTH = Frame.HEADER + PAYLOAD.length;

  @TempDir Path folder;
  private final Tally tally = new Tally();
  private final SegmentReader patient = new SegmentReader(tally, Duration.ofDays(1));
  private final SegmentReader hasty = new SegmentReader(tally, Duration.ZERO);
  private Segment segment;

  @BeforeEach
  void makeASegment() throws IOException {
    var header = new SegmentHeader(1, UUID.randomUUID(), 1, 0, 42);
    segment = new SegmentFiles(folder).create(header, 4096);
  }

  @AfterEach
  void unmap() {
    segment.unmap();
  }

  @Test
  void waitsForARecordClaimedBeforeALaterOne() {
    long first = segment.claim(LENGTH);
    long second = segment.claim(LENGTH);
    segment.commit(second, (byte) 2, PAYLOAD);
    assertThat(patient.next(segment, SegmentHeader.BYTES)).isInstanceOf(Pending.class);
    segment.commit(first, (byte) 1, PAYLOAD);
    assertThat(patient.next(segment, SegmentHeader.BYTES))
        .isInstanceOfSatisfying(Found.class, f -> assertThat(f.at()).isEqualTo(first));
  }

  @Test
  void givesUpAfterAWhileAndTellsTheWriterToWriteElsewhere() {
    long first = segment.claim(LENGTH);
    long second = segment.claim(LENGTH);
    segment.commit(second, (byte) 2, PAYLOAD);
    assertThat(hasty.next(segment, SegmentHeader.BYTES))
        .isInstanceOfSatisfying(Found.class, f -> assertThat(f.at()).isEqualTo(second));
    assertThat(segment.commit(first, (byte) 1, PAYLOAD)).isFalse();
    assertThat(tally.holes.sum()).isEqualTo(1);
    assertThat(hasty.next(segment, SegmentHeader.BYTES))
        .isInstanceOfSatisfying(Found.class, f -> assertThat(f.at()).isEqualTo(second));
    assertThat(tally.holes.sum()).isEqualTo(1);
  }

  @Test
  void endsOnlyWhereTheSegmentIsSealed() {
    assertThat(patient.next(segment, SegmentHeader.BYTES)).isInstanceOf(Pending.class);
    segment.seal();
    assertThat(patient.next(segment, SegmentHeader.BYTES)).isInstanceOf(Ended.class);
    assertThat(segment.claim(LENGTH)).isEqualTo(Segment.FULL);
  }

  @Test
  void forcesUpToTheFirstRecordStillAwaited() {
    long first = segment.claim(LENGTH);
    segment.commit(first, (byte) 1, PAYLOAD);
    long second = segment.claim(LENGTH);
    segment.commit(segment.claim(LENGTH), (byte) 3, PAYLOAD);
    assertThat(segment.settled(SegmentHeader.BYTES)).isEqualTo(second);
    segment.commit(second, (byte) 2, PAYLOAD);
    assertThat(segment.settled(second)).isEqualTo(segment.tail());
  }
}
