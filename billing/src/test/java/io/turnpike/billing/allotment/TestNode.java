package io.turnpike.billing.allotment;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.testing.Stores;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A node as far as it holds allotments. */
public final class TestNode implements AutoCloseable {

  private static final AtomicInteger RUNS = new AtomicInteger();

  private final Allotments allotments;
  private final AllotmentUpkeep upkeep;

  private final String name;

  public TestNode(Stores stores, String name) {
    AllotmentScript script = new AllotmentScript(stores.redis());
    String run = "%08d".formatted(RUNS.incrementAndGet());
    allotments =
        new Allotments(script, stores.announcements(), name, run, new SimpleMeterRegistry());
    upkeep = new AllotmentUpkeep(allotments, stores.redis(), stores.announcements());
    upkeep.start();
    this.name = name + " " + run;
  }

  /** The node and its run, as it announces them. */
  String name() {
    return name;
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
    upkeep.stop();
  }

  @Override
  public void close() {
    upkeep.stop();
  }
}
