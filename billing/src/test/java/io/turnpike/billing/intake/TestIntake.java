package io.turnpike.billing.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.billing.ledger.UsageEntries;
import io.turnpike.billing.pricing.TestPricing;
import io.turnpike.infra.journal.Journal;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.testing.Stores;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The intake of one run of the process, wired as in production. */
public final class TestIntake implements AutoCloseable {

  public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final UsageStore store;
  final Delivery delivery;
  final RecoveredEvents recoveredEvents =
      new RecoveredEvents(
          new KnownConnections(TestPricing.connection(Map.of())), TestPricing.priceBook());
  final IntakeSettings settings =
      new IntakeSettings(100, Duration.ofMillis(5), Duration.ofSeconds(10), Duration.ofHours(24));
  private final Journal journal;
  private final JournalIntake intake;

  public TestIntake(Stores stores, Journal journal) throws InterruptedException {
    this(stores, journal, stores.announcements());
  }

  public TestIntake(Stores stores, Journal journal, Announcements announcements)
      throws InterruptedException {
    this(stores, journal, announcements, List.of());
  }

  public TestIntake(Stores stores, Journal journal, List<UsagePosting> postings)
      throws InterruptedException {
    this(stores, journal, stores.announcements(), postings);
  }

  private TestIntake(
      Stores stores, Journal journal, Announcements announcements, List<UsagePosting> postings)
      throws InterruptedException {
    this.journal = journal;
    IntakeMeters intakeMeters = new IntakeMeters(meters);
    store =
        new UsageStore(
            stores.database(),
            new StagedEvents(TestPricing.costLines()),
            Stream.concat(Stream.of(new UsageEntries()), postings.stream()).toList(),
            journal);
    delivery = new Delivery(store, new UsageAnnouncer(announcements, intakeMeters), intakeMeters);
    intake = new JournalIntake(journal, delivery, recoveredEvents, settings);
    intake.begin();
  }

  /** Stores all that the journal holds. */
  public TestIntake drain() throws InterruptedException {
    while (intake.step()) {
      Thread.onSpinWait();
    }
    return this;
  }

  JournalIntake intake() {
    return intake;
  }

  UsageShipper shipper() {
    return new UsageShipper(journal, store, delivery, recoveredEvents, settings);
  }

  double gauged(String meter) {
    return meters.get("turnpike.usage." + meter).gauge().value();
  }

  public double counted(String meter) {
    return meters.get("turnpike.usage." + meter).counter().count();
  }

  @Override
  public void close() {
    store.close();
  }
}
