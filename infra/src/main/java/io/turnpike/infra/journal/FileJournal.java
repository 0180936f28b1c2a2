package io.turnpike.infra.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records in memory-mapped, preallocated files. To append is to claim a place by compare-and-set,
 * copy, and commit by another; the {@link Keeper} does whatever needs the file system.
 */
final class FileJournal implements Journal {

  private final JournalLimits limits;
  private final Tally tally;
  private final UUID node;
  private final SegmentStock stock;
  private final SegmentReader reader;
  private final Keeper keeper;
  private final Position startedAt;
  private final AtomicReference<Segment> active;

  /** Keeps the reader and the removal of files apart; appending never takes it. */
  private final ReentrantLock reading = new ReentrantLock();

  private volatile boolean closed;

  private FileJournal(
      SegmentFiles files, JournalLimits limits, Tally tally, Consumer<MemorySegment> disk)
      throws IOException {
    this.limits = limits;
    this.tally = tally;
    files.tidy();
    SegmentFiles.Left left = files.left();
    tally.damaged.add(left.damaged());
    node = files.node();
    stock = new SegmentStock(files, limits, node, left);
    Segment first = stock.add();
    startedAt = new Position(first.number(), SegmentHeader.BYTES);
    active = new AtomicReference<>(first);
    reader = new SegmentReader(tally, limits.holeAfter());
    keeper = new Keeper(stock, limits, tally, first, disk, this::delete);
    keeper.start();
  }

  /**
   * @param path of a folder that no other process has, for example one in the data folder: two
   *     writers would corrupt each other
   */
  static FileJournal open(Path path, JournalLimits limits, Tally tally) throws IOException {
    return open(path, limits, tally, MemorySegment::force);
  }

  /** {@code disk} stands between the journal and the device. */
  static FileJournal open(
      Path path, JournalLimits limits, Tally tally, Consumer<MemorySegment> disk)
      throws IOException {
    return new FileJournal(new SegmentFiles(path), limits, tally, disk);
  }

  @Override
  public void append(byte type, byte[] payload) {
    append(type, payload, false);
  }

  @Override
  public void appendFromReserve(byte type, byte[] payload) {
    append(type, payload, true);
  }

  private void append(byte type, byte[] payload, boolean fromReserve) {
    if (payload.length > limits.payloadBytes()) {
      throw new IllegalArgumentException("A record of " + payload.length + " bytes is too long.");
    }
    Segment segment = active.get();
    while (!appended(segment, type, payload, fromReserve)) {
      segment = active.get();
    }
    tally.appended(payload.length);
    keeper.appended();
  }

  @Override
  public List<Entry> read(Position position, int limit) {
    reading.lock();
    try {
      return closed ? List.of() : entries(position, limit);
    } finally {
      reading.unlock();
    }
  }

  @Override
  public void release(Position position) {
    keeper.release(position.segment());
  }

  @Override
  public Position startedAt() {
    return startedAt;
  }

  @Override
  public UUID node() {
    return node;
  }

  @Override
  public boolean degraded() {
    return tally.disowned.sum() > 0;
  }

  /** False while appending would be refused, or the disk has failed more than once. */
  boolean healthy() {
    Keeper.Ceiling ceiling = keeper.ceiling();
    boolean room = ceiling == null || active.get().number() < ceiling.reserved();
    return room && !closed && tally.disowned.sum() < 2;
  }

  /** What the files of unreleased records take up on disk. */
  long bytes() {
    return stock.bytes();
  }

  Tally tally() {
    return tally;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    boolean stopped = keeper.stop();
    stock.oldestFirst().forEach(Segment::seal);
    reading.lock();
    try {
      if (stopped) {
        keeper.forceAppended();
        stock.unmap();
      }
    } finally {
      reading.unlock();
    }
  }

  private boolean appended(Segment segment, byte type, byte[] payload, boolean fromReserve) {
    Keeper.Ceiling ceiling = keeper.ceiling();
    if (ceiling != null && segment.number() >= ceiling.reserved() && !fromReserve) {
      throw full(ceiling.reason());
    }
    try {
      long at = segment.claim(Frame.HEADER + payload.length);
      if (at != Segment.FULL) {
        return segment.commit(at, type, payload);
      }
    } catch (IllegalStateException _) {
      // Unmapped under our hands: the segment was released, or the journal closed.
    }
    active.compareAndSet(segment, follower(segment));
    return false;
  }

  /** A short spin, not a park: the spare segment is nearly always there, and this may be a loop. */
  private Segment follower(Segment full) {
    long deadline = System.nanoTime() + limits.patience().toNanos();
    Segment next = full.next();
    while (next == null) {
      keeper.wake();
      String hindrance = hindrance(deadline);
      // Asked only now: an obstacle may be to the segment after the one that was just added.
      next = full.next();
      if (next == null && hindrance != null) {
        throw full(hindrance);
      }
    }
    return next;
  }

  private @Nullable String hindrance(long deadline) {
    if (closed) {
      return "it is closed";
    }
    boolean late = System.nanoTime() - deadline > 0;
    String obstacle = keeper.obstacle();
    return obstacle == null && late ? "the disk is too slow in making a new segment" : obstacle;
  }

  private static JournalFull full(String obstacle) {
    return new JournalFull("The journal takes no more records: " + obstacle + ".");
  }

  private List<Entry> entries(Position position, int limit) {
    List<Entry> entries = new ArrayList<>();
    Segment segment = stock.atOrAfter(position.segment());
    long at = segment != null && segment.number() == position.segment() ? position.offset() : 0;
    while (segment != null && entries.size() < limit) {
      switch (reader.next(segment, Math.max(at, SegmentHeader.BYTES))) {
        case SegmentReader.Found found -> {
          entries.add(entry(segment, found));
          at = found.record().end();
        }
        case SegmentReader.Pending _ -> {
          return entries;
        }
        case SegmentReader.Ended _ -> {
          segment = stock.after(segment);
          at = 0;
        }
      }
    }
    return entries;
  }

  private static Entry entry(Segment segment, SegmentReader.Found found) {
    Segment.Record record = found.record();
    Position at = new Position(segment.number(), found.at());
    return new Entry(
        record.type(), record.payload(), at, new Position(segment.number(), record.end()));
  }

  private void delete(Segment segment) {
    reading.lock();
    try {
      stock.remove(segment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      reading.unlock();
    }
  }
}
