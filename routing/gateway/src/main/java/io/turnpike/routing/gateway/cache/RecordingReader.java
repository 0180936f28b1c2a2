package io.turnpike.routing.gateway.cache;

import io.netty.util.concurrent.EventExecutor;
import io.turnpike.routing.gateway.cache.Recording.FellBehind;
import io.turnpike.routing.gateway.cache.Recording.Piece;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Operators;

/** One reader of a {@link Recording}, served on its own event loop as it asks. */
final class RecordingReader implements Subscription, Runnable {

  private final Recording recording;
  private final EventExecutor loop;
  private final Subscriber<? super byte[]> reader;
  private final AtomicLong requested = new AtomicLong();
  private final AtomicInteger calls = new AtomicInteger();
  private Piece at;
  private volatile long position;
  private volatile boolean behind;
  private volatile boolean left;

  private RecordingReader(
      Recording recording, Piece first, EventExecutor loop, Subscriber<? super byte[]> reader) {
    this.recording = recording;
    this.at = first;
    this.loop = loop;
    this.reader = reader;
  }

  static void begin(
      Recording recording, Piece first, EventExecutor loop, Subscriber<? super byte[]> reader) {
    RecordingReader begun = new RecordingReader(recording, first, loop, reader);
    recording.enter(begun);
    reader.onSubscribe(begun);
  }

  /** Bytes read so far. */
  long position() {
    return position;
  }

  /**
   * There is more to read, or nothing more to come.
   *
   * @param tooFar it is so far behind that it is cut off
   */
  void wake(boolean tooFar) {
    if (tooFar) {
      behind = true;
    }
    if (calls.getAndIncrement() == 0) {
      if (loop.inEventLoop()) {
        run();
      } else {
        loop.execute(this);
      }
    }
  }

  @Override
  public void request(long pieces) {
    requested.accumulateAndGet(pieces, Operators::addCap);
    wake(false);
  }

  @Override
  public void cancel() {
    left = true;
    recording.leave(this);
  }

  @Override
  public void run() {
    int missed = calls.get();
    do {
      serve();
      missed = calls.addAndGet(-missed);
    } while (missed != 0);
  }

  /** Whether it is over is asked before whether there is more: the last piece comes first. */
  private void serve() {
    while (!left) {
      boolean over = recording.isOver();
      Piece next = at.next;
      if (behind || next == null) {
        if (behind || over) {
          end();
        }
        return;
      }
      if (requested.get() == 0) {
        return;
      }
      read(next);
    }
  }

  private void read(Piece next) {
    requested.updateAndGet(before -> before == Long.MAX_VALUE ? before : before - 1);
    at = next;
    position += next.bytes.length;
    reader.onNext(next.bytes);
    recording.readUpTo(position);
  }

  private void end() {
    cancel();
    if (behind) {
      reader.onError(new FellBehind());
    } else {
      reader.onComplete();
    }
  }
}
