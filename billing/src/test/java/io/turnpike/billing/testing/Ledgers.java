package io.turnpike.billing.testing;

import io.turnpike.billing.intake.TestIntake;
import io.turnpike.infra.testing.Stores;
import io.turnpike.routing.usage.UsageEvent;
import java.io.IOException;
import java.util.List;

/** A journal and its intake, for tests of what reads the ledger. */
public final class Ledgers implements AutoCloseable {

  private final JournalFolder folder;
  private final TestIntake intake;

  public Ledgers(Stores stores) throws IOException, InterruptedException {
    folder = new JournalFolder();
    intake = new TestIntake(stores, folder.journal());
  }

  /** Journalled, shipped and announced. */
  public void store(List<UsageEvent> events) throws InterruptedException {
    for (int from = 0; from < events.size(); from += 100) {
      folder.close(events.subList(from, Math.min(events.size(), from + 100)));
      intake.drain();
    }
  }

  public void store(UsageEvent... events) throws InterruptedException {
    store(List.of(events));
  }

  @Override
  public void close() throws IOException {
    intake.close();
    folder.close();
  }
}
