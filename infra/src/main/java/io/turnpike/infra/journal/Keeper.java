package io.turnpike.infra.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal's one background thread. It alone makes, forces and deletes files, so that appending
 * never has to: a spare segment is ready before the current one is full. It sleeps while nothing is
 * appended.
 */
final class Keeper implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final Duration STOPPING = Duration.ofSeconds(10);
  private static final long RETRY_NANOS = 1_000_000_000L;

  /** How long a spare segment is enough to know of the disk's free space. */
  private static final long LOOK_NANOS = 1_000_000_000L;

  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(5);

  private final SegmentStock stock;
  private final JournalLimits limits;
  private final Tally tally;
  private final Consumer<MemorySegment> disk;
  private final Consumer<Segment> deletion;
  private final Thread thread = Thread.ofPlatform().name("journal").daemon().unstarted(this);

  private Segment forcing;
  private long forced = SegmentHeader.BYTES;
  private boolean disowned;
  private Segment newest;
  private long retryAt = System.nanoTime();
  private long lookAt = retryAt;
  private volatile long released;
  private volatile boolean asleep;
  private volatile boolean stopped;
  private volatile @Nullable String obstacle;
  private volatile @Nullable Ceiling ceiling;

  /**
   * @param first where this run begins to append
   * @param disk forces memory to it; throws {@link UncheckedIOException}
   * @param deletion removes a released segment, out of the reader's way
   */
  Keeper(
      SegmentStock stock,
      JournalLimits limits,
      Tally tally,
      Segment first,
      Consumer<MemorySegment> disk,
      Consumer<Segment> deletion) {
    this.stock = stock;
    this.limits = limits;
    this.tally = tally;
    this.forcing = first;
    this.newest = first;
    this.disk = disk;
    this.deletion = deletion;
  }

  void start() {
    thread.start();
  }

  /** Segments before this number may go. */
  void release(long number) {
    if (number != released) {
      released = number;
      wake();
    }
  }

  /** A record is there to be forced: costs a look at a flag, unless it is the first in a while. */
  void appended() {
    if (asleep) {
      asleep = false;
      wake();
    }
  }

  void wake() {
    LockSupport.unpark(thread);
  }

  /** Set while there can be no more segments than there are. */
  @Nullable Ceiling ceiling() {
    return ceiling;
  }

  /** Why no more segments can be made; null when they can. */
  @Nullable String obstacle() {
    return obstacle;
  }

  /** Ends the thread. False if it is still busy with the disk after a while. */
  boolean stop() {
    stopped = true;
    wake();
    try {
      return thread.join(STOPPING);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void run() {
    while (!stopped) {
      try {
        deleteReleased();
        prepareSpare();
        forceAppended();
      } catch (RuntimeException e) {
        LOG.error("The journal's keeper failed and goes on", e);
      }
      sleepWhileIdle();
      LockSupport.parkNanos(limits.fsyncInterval().toNanos());
    }
  }

  /** Whoever claims a place after the look at the segment sees that there is someone to wake. */
  private void sleepWhileIdle() {
    asleep = true;
    if (!stopped && obstacle == null && forcing.tail() == forced && forcing.next() == newest) {
      LockSupport.parkNanos(LONGEST_SLEEP.toNanos());
    }
    asleep = false;
  }

  private void deleteReleased() {
    for (Segment segment : stock.oldestFirst()) {
      if (segment.number() >= Math.min(released, forcing.number())) {
        return;
      }
      deletion.accept(segment);
    }
  }

  /** With a spare and nothing in the way, the disk is only asked now and then. */
  private void prepareSpare() {
    boolean spare = newest.tail() == SegmentHeader.BYTES && newest != forcing;
    long now = System.nanoTime();
    if (now - (spare && obstacle == null ? lookAt : retryAt) < 0) {
      return;
    }
    lookAt = now + LOOK_NANOS;
    try {
      hindered(stock.obstacle(), newest);
      if (obstacle == null && !spare) {
        addSpare();
      }
    } catch (IOException e) {
      retryAt = now + RETRY_NANOS;
      hindered("a new segment could not be written: " + e.getMessage(), newest);
    }
  }

  /** Whether it is the last one is settled before anybody can append to it. */
  private void addSpare() throws IOException {
    Segment made = stock.add();
    String more = stock.obstacle();
    ceiling = more == null ? null : new Ceiling(made.number(), more);
    newest.follow(made);
    newest = made;
    hindered(more, made);
  }

  private void hindered(@Nullable String by, Segment last) {
    if (by != null && obstacle == null) {
      LOG.warn("The journal can make no more segments: {}", by);
    }
    ceiling = by == null ? null : new Ceiling(last.number(), by);
    obstacle = by;
  }

  /** Forces all that is committed; after {@link #stop()} for the last time, by the caller. */
  void forceAppended() {
    while (true) {
      force(forcing.settled(forced));
      Segment next = forcing.next();
      if (next == null || !forcing.endsAt(forced)) {
        return;
      }
      forcing = next;
      forced = SegmentHeader.BYTES;
      disowned = false;
    }
  }

  private void force(long to) {
    if (to > forced && !disowned) {
      try {
        disk.accept(forcing.between(forced, to));
      } catch (UncheckedIOException e) {
        disown(e);
      }
    }
    forced = to;
  }

  /**
   * The kernel reports a failed write once and then calls the page clean, so forcing again would
   * pass and prove nothing. What is in this segment stays readable; new records go to another one
   * from before this is told.
   */
  private void disown(UncheckedIOException e) {
    LOG.error("The disk did not keep the journal's segment {}", forcing.file, e);
    forcing.seal();
    disowned = true;
    tally.disowned.increment();
  }

  /**
   * @param reserved the last segment, kept for records that end what was begun
   */
  record Ceiling(long reserved, String reason) {}
}
