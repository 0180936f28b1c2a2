package io.turnpike.billing.intake;

import io.turnpike.infra.journal.Journal;
import io.turnpike.infra.journal.Journal.Entry;
import io.turnpike.infra.journal.Journal.Position;
import io.turnpike.routing.usage.UsageRecord;
import io.turnpike.routing.usage.UsageRecord.Closed;
import io.turnpike.routing.usage.UsageRecordFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one journal, from where it is still needed to its end. What must be decided for each record
 * is decided here; how it is stored is the {@link Delivery}'s business. Used by one thread.
 */
final class JournalIntake {

  private static final Logger LOG = LoggerFactory.getLogger(JournalIntake.class);

  private final Journal journal;
  private final Delivery delivery;
  private final RecoveredEvents recoveredEvents;
  private final IntakeSettings settings;
  private final OpenRequests open = new OpenRequests();
  private Position position = Position.START;
  private boolean earlierRunsRead;

  JournalIntake(
      Journal journal,
      Delivery delivery,
      RecoveredEvents recoveredEvents,
      IntakeSettings settings) {
    this.journal = journal;
    this.delivery = delivery;
    this.recoveredEvents = recoveredEvents;
    this.settings = settings;
  }

  /** A watermark beyond this run's beginning belongs to a journal that is gone. */
  void begin() throws InterruptedException {
    open.restore(delivery.parked());
    Position kept = delivery.kept();
    position = kept.compareTo(journal.startedAt()) > 0 ? Position.START : kept;
  }

  /** Stores what the journal holds, at most one batch of it; false when that was all of it. */
  boolean step() throws InterruptedException {
    List<Entry> entries = journal.read(position, settings.batch());
    delivery.read(entries.size());
    if (!entries.isEmpty()) {
      take(entries);
    }
    boolean more = entries.size() == settings.batch();
    if (!earlierRunsRead && (!more || position.compareTo(journal.startedAt()) >= 0)) {
      settle(request -> request.at().compareTo(journal.startedAt()) < 0);
      earlierRunsRead = true;
      delivery.recovered();
    }
    return more;
  }

  /** Settles requests that have been open for longer than any request may take. */
  void settleAbandoned(Instant now) throws InterruptedException {
    Instant oldest = now.minus(settings.abandonAfter());
    settle(request -> request.opened().startedAt().isBefore(oldest));
  }

  private void take(List<Entry> entries) throws InterruptedException {
    List<Arrival> arrivals = new ArrayList<>();
    List<Poison> poison = new ArrayList<>();
    entries.forEach(entry -> decode(entry, arrivals, poison));
    tell(poison);
    position = entries.getLast().next();
    deliver(arrivals, poison);
  }

  private void decode(Entry entry, List<Arrival> arrivals, List<Poison> poison) {
    try {
      UsageRecord record = UsageRecordFormat.decode(entry.type(), entry.payload());
      if (record == null) {
        poison.add(new Poison(entry, "A type that only a newer release knows."));
        return;
      }
      open.note(record, entry);
      if (record instanceof Closed closed) {
        arrivals.add(new Arrival(closed.event(), entry, false));
      }
    } catch (RuntimeException damaged) {
      poison.add(Poison.of(entry, damaged));
    }
  }

  /** One line a batch: where one record is unreadable, the others often are too. */
  private static void tell(List<Poison> poison) {
    if (!poison.isEmpty()) {
      LOG.error(
          "{} usage records cannot be read and are put in quarantine, the first because: {}",
          poison.size(),
          poison.getFirst().reason());
    }
  }

  private void settle(Predicate<OpenRequest> lost) throws InterruptedException {
    List<OpenRequest> taken = open.take(lost, settings.batch());
    while (!taken.isEmpty()) {
      deliver(recovered(taken), List.of());
      taken = open.take(lost, settings.batch());
    }
  }

  private List<Arrival> recovered(List<OpenRequest> requests) throws InterruptedException {
    List<Arrival> arrivals = new ArrayList<>();
    for (OpenRequest request : requests) {
      arrivals.add(
          new Arrival(
              delivery.persistently(() -> recoveredEvents.of(request)), request.entry(), true));
    }
    return arrivals;
  }

  private void deliver(List<Arrival> arrivals, List<Poison> poison) throws InterruptedException {
    List<OpenRequest> parked = open.park(position.segment());
    Position kept = open.kept(position);
    delivery.deliver(new Batch(arrivals, poison, parked, open.unpark(), kept));
    journal.release(kept);
  }
}
