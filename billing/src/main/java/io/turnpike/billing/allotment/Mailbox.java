package io.turnpike.billing.allotment;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done one piece after the other, on whatever thread brings some: no locks, and nobody
 * waits.
 */
final class Mailbox {

  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final Queue<Runnable> pieces = new ConcurrentLinkedQueue<>();
  private final AtomicInteger brought = new AtomicInteger();
  private final Runnable emptied;

  /**
   * @param emptied what is to be done each time all that was brought is done
   */
  Mailbox(Runnable emptied) {
    this.emptied = emptied;
  }

  void bring(Runnable piece) {
    pieces.add(piece);
    if (brought.getAndIncrement() == 0) {
      int done;
      do {
        done = brought.get();
        for (Runnable next = pieces.poll(); next != null; next = pieces.poll()) {
          safely(next);
        }
        safely(emptied);
      } while (brought.addAndGet(-done) != 0);
    }
  }

  /** One thing that goes wrong must not stop all that come after it. */
  private static void safely(Runnable what) {
    try {
      what.run();
    } catch (RuntimeException defect) {
      LOG.error("What nodes hold of shared counters was not kept as it should be", defect);
    }
  }
}
