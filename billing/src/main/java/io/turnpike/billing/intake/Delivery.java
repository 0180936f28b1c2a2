package io.turnpike.billing.intake;

import io.turnpike.infra.journal.Journal.Position;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings batches to the store whatever it takes: waits out a store that is away, and finds the one
 * record in a refused batch that can never be stored. Returns only when all of it is committed.
 */
@Component
final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final UsageStore store;
  private final UsageAnnouncer announcer;
  private final IntakeMeters meters;
  private Position committed = Position.START;

  Delivery(UsageStore store, UsageAnnouncer announcer, IntakeMeters meters) {
    this.store = store;
    this.announcer = announcer;
    this.meters = meters;
  }

  Position kept() throws InterruptedException {
    committed = persistently(store::kept);
    return committed;
  }

  List<OpenRequest> parked() throws InterruptedException {
    return persistently(store::parked);
  }

  /** How many records were read that are not stored yet. */
  void read(int records) {
    meters.reading(records);
  }

  /** Earlier runs of this node are all in. */
  void recovered() {
    store.recovered();
  }

  void deliver(Batch batch) throws InterruptedException {
    if (batch.isEmpty() && batch.kept().equals(committed)) {
      return;
    }
    try {
      stored(batch, persistently(() -> store.store(batch)));
    } catch (Unstorable refused) {
      deliverParts(batch, refused);
    }
  }

  /** Repeats what fails for now; throws {@link Unstorable} where repeating is no use. */
  <T> T persistently(Callable<T> work) throws InterruptedException {
    for (Duration wait = FIRST_WAIT; ; wait = longer(wait)) {
      try {
        return work.call();
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        waitOut(e, wait);
      }
    }
  }

  private void deliverParts(Batch batch, Unstorable refused) throws InterruptedException {
    switch (batch.arrivals().size()) {
      case 0 -> throw refused;
      case 1 -> {
        deliver(quarantined(batch, refused));
        store.stored(batch.arrivals());
      }
      default -> {
        deliver(batch.firstHalf(committed));
        deliver(batch.secondHalf());
      }
    }
  }

  private static Batch quarantined(Batch batch, Unstorable refused) {
    LOG.error("A usage record cannot be stored and is put in quarantine", refused);
    return batch.quarantined(refused);
  }

  private void stored(Batch batch, Stored stored) {
    committed = batch.kept();
    meters.stored(batch, stored);
    stored.after().forEach(Runnable::run);
    store.stored(batch.arrivals());
    announcer.announce(stored);
  }

  private void waitOut(Exception cause, Duration wait) throws InterruptedException {
    if (Unstorable.is(cause)) {
      throw cause instanceof Unstorable unstorable ? unstorable : new Unstorable(cause);
    }
    meters.retries.increment();
    LOG.warn(
        "Usage cannot be stored, trying again in {} ms: {}", wait.toMillis(), cause.toString());
    Thread.sleep(wait);
  }

  private static Duration longer(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
  }
}
