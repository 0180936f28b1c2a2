package io.turnpike.billing.allotment;

import io.turnpike.infra.redis.Redis;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** The way to the real Redis, on which a test can let things go wrong. */
public final class FaultyLine extends AllotmentScript {

  /** What happens to one round trip. */
  public enum Fault {
    /** Redis never sees it. */
    LOST,
    /** Redis does it, and nobody hears the answer. */
    UNHEARD,
    /** Redis sees it twice, and the second answer is heard. */
    TWICE,
    /** Nobody hears an answer, and Redis does it when {@link #deliverLate} says. */
    LATE
  }

  private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
  private final Deque<Mono<List<Long>>> late = new ArrayDeque<>();
  private final AtomicInteger faults = new AtomicInteger();
  private final Queue<Runnable> before = new ConcurrentLinkedQueue<>();
  private volatile boolean cut;

  public FaultyLine(Redis redis) {
    super(redis);
  }

  /** To the next round trip that has none yet. */
  public void next(Fault fault) {
    next.add(fault);
  }

  /** Happens when the next trip is answered, and before anyone hears. */
  public void before(Runnable what) {
    before.add(what);
  }

  /** For good: as of a node that is killed. */
  public void cut() {
    cut = true;
  }

  /** How many there have been, a machine too busy to answer in time included. */
  public int faults() {
    return faults.get();
  }

  public void deliverLate() {
    List<Mono<List<Long>>> all;
    synchronized (late) {
      all = List.copyOf(late);
      late.clear();
    }
    all.forEach(each -> each.onErrorComplete().block());
  }

  @Override
  Mono<List<Long>> run(String[] keys, String[] arguments) {
    if (cut) {
      return unheard();
    }
    Mono<List<Long>> real =
        super.run(keys, arguments)
            .doOnNext(_ -> happenBefore())
            .doOnError(_ -> faults.incrementAndGet())
            .doOnCancel(faults::incrementAndGet);
    Fault fault = next.poll();
    if (fault == null) {
      return real;
    }
    faults.incrementAndGet();
    return switch (fault) {
      case LOST -> unheard();
      case UNHEARD -> real.then(unheard());
      case TWICE -> real.then(super.run(keys, arguments));
      case LATE -> {
        synchronized (late) {
          late.add(real);
        }
        yield unheard();
      }
    };
  }

  private void happenBefore() {
    Runnable what = before.poll();
    if (what != null) {
      what.run();
    }
  }

  private static Mono<List<Long>> unheard() {
    return Mono.error(new TimeoutException("Nobody heard an answer."));
  }
}
