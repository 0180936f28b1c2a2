package io.turnpike.billing.allotment;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.testing.Stores;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A node as far as it holds allotments. It waits for others much longer than the product has calls
 * wait, since what the outcome is shall not depend on how busy the machine is.
 */
public final class TestNode implements AutoCloseable {

  /** Of a node that was killed, each refusal waits for the whole recall. */
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(7));

  private final FaultyLine line;
  private final Allotments allotments;
  private final AllotmentUpkeep upkeep;

  public TestNode(Stores stores, String name) {
    line = new FaultyLine(stores.redis());
    AllotmentMeters meters = new AllotmentMeters(new SimpleMeterRegistry());
    allotments = new Allotments(line, stores.announcements(), name, meters, PATIENCE);
    upkeep = new AllotmentUpkeep(allotments, stores.redis(), stores.announcements(), meters);
    upkeep.start();
  }

  /** As patient, for a node that is more than this. */
  public static Allotments allotments(
      FaultyLine line, Announcements announcements, String name, MeterRegistry meters) {
    return new Allotments(line, announcements, name, new AllotmentMeters(meters), PATIENCE);
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
