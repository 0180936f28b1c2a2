package io.turnpike.billing.allotment;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.testing.Stores;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A node as far as it holds allotments. */
public final class TestNode implements AutoCloseable {

  private final FaultyLine line;
  private final Allotments allotments;
  private final AllotmentUpkeep upkeep;

  public TestNode(Stores stores, String name) {
    line = new FaultyLine(stores.redis());
    AllotmentMeters meters = new AllotmentMeters(new SimpleMeterRegistry());
    allotments = new Allotments(line, stores.announcements(), name, meters);
    upkeep = new AllotmentUpkeep(allotments, stores.redis(), stores.announcements(), meters);
    upkeep.start();
  }

  FaultyLine line() {
    return line;
  }

  public Allotments allotments() {
    return allotments;
  }

  Allotment open(Counter counter) {
    return allotments.open(counter, new Spent(0, 1, true));
  }

  /** What became of wanting so much of each. */
  Outcome take(long amount, Allotment... of) {
    List<Want> wants = java.util.Arrays.stream(of).map(one -> new Want(one, amount)).toList();
    if (allotments.takeNow(wants)) {
      return Outcome.GRANTED;
    }
    CompletableFuture<Outcome> end = new CompletableFuture<>();
    allotments.take(of[0].key().organization(), wants, end::complete);
    return end.orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** Ends as a process does that is killed. */
  void kill() {
    line.cut();
    upkeep.stop();
  }

  @Override
  public void close() {
    upkeep.stop();
  }
}
