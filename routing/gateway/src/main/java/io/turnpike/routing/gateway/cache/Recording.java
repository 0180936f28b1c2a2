package io.turnpike.routing.gateway.cache;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.concurrent.EventExecutor;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A stream that many read, each at a pace of its own, from its beginning. It is asked for as fast
 * as the fastest of them reads; who falls too far behind is cut off. What everybody has read is let
 * go of, once it is too long for another reader to begin.
 */
final class Recording {

  /** Bytes that the fastest reader has not read yet, beyond which nothing more is asked for. */
  static final int WINDOW = 256 << 10;

  /** Bytes that a reader may be behind; and how long it may be for another one to begin. */
  static final int MOST_BEHIND = 4 << 20;

  /** A piece, and where the next one will be. */
  static final class Piece {
    final byte[] bytes;
    volatile @Nullable Piece next;

    Piece(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  private final Set<RecordingReader> readers = ConcurrentHashMap.newKeySet();
  private final AtomicLong furthest = new AtomicLong();
  private volatile @Nullable Piece beginning = new Piece(new byte[0]);
  private Piece last = Objects.requireNonNull(beginning);
  private volatile long written;
  private volatile boolean over;

  /** What the stream waits for; whoever takes it out has it go on. */
  private final AtomicReference<Sinks.@Nullable Empty<Void>> room = new AtomicReference<>();

  /** Takes a stream down to its end; the frames are copied, and released at once. */
  Mono<Void> of(Flux<ByteBuf> frames) {
    return frames
        .map(Recording::copied)
        .concatMap(this::add, 1)
        .then()
        .doOnTerminate(this::end)
        .doOnCancel(this::end);
  }

  /**
   * From the beginning; fails with {@link FellBehind}. Null when it is too late to begin.
   *
   * @param loop on which it is read
   */
  @Nullable Flux<byte[]> read(EventExecutor loop) {
    Piece first = beginning;
    return first == null
        ? null
        : Flux.from(reader -> RecordingReader.begin(this, first, loop, reader));
  }

  /** Bytes that wait for readers because none of them takes anything in. */
  long pendingBytes() {
    return room.get() == null ? 0 : Math.max(0, written - furthest.get());
  }

  boolean isOver() {
    return over;
  }

  void enter(RecordingReader reader) {
    readers.add(reader);
  }

  void leave(RecordingReader reader) {
    readers.remove(reader);
  }

  /** A reader has come so far. */
  void readUpTo(long position) {
    furthest.accumulateAndGet(position, Math::max);
    if (room.get() != null && hasRoom()) {
      proceed();
    }
  }

  private Mono<Void> add(byte[] bytes) {
    Piece piece = new Piece(bytes);
    last.next = piece;
    last = piece;
    written += bytes.length;
    if (written > MOST_BEHIND) {
      beginning = null;
    }
    readers.forEach(reader -> reader.wake(written - reader.position() > MOST_BEHIND + WINDOW));
    return hasRoom() ? Mono.empty() : wait(Sinks.empty());
  }

  /** Asked again after saying that it waits: a reader may just have made room. */
  private Mono<Void> wait(Sinks.Empty<Void> free) {
    room.set(free);
    if (hasRoom()) {
      proceed();
    }
    return free.asMono();
  }

  private boolean hasRoom() {
    return written - furthest.get() <= WINDOW;
  }

  private void proceed() {
    Sinks.Empty<Void> waiting = room.getAndSet(null);
    if (waiting != null) {
      waiting.tryEmitEmpty();
    }
  }

  private void end() {
    over = true;
    readers.forEach(reader -> reader.wake(false));
  }

  private static byte[] copied(ByteBuf frames) {
    try {
      return ByteBufUtil.getBytes(frames);
    } finally {
      frames.release();
    }
  }

  /** A reader was too slow for the others. */
  static final class FellBehind extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FellBehind() {
      super("A reader fell behind the others.", null, false, false);
    }
  }
}
