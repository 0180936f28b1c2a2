package io.turnpike.billing.spent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.billing.allotment.Allotment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Calls that have ended and whose events the ledger does not have yet, with what they used of each
 * allotment. Bounded by the journal, which holds the same events.
 */
@Component
public class Unshipped {

  private final Map<UUID, List<Used>> events = new ConcurrentHashMap<>();
  private final Map<Allotment, Long> untilRead = new ConcurrentHashMap<>();
  private final Counter reread;

  Unshipped(MeterRegistry registry) {
    reread = registry.counter("turnpike.allotments.reread");
  }

  /** What one call used of one allotment. */
  public record Used(Allotment allotment, long nanoUsd) {}

  /** Before its event is in the journal, so before anybody can have stored it. */
  public void add(UUID event, List<Used> used) {
    events.put(event, used);
  }

  int size() {
    return events.size() + untilRead.size();
  }

  /** Stored by now, but whether what is known to be spent has it will show when that is read. */
  void holdUntilRead(Map<Allotment, Long> used) {
    used.forEach((allotment, nano) -> untilRead.merge(allotment, nano, Long::sum));
  }

  /** To be asked before what is spent is read; they are forgotten here. */
  Map<Allotment, Long> removeStored() {
    Map<Allotment, Long> stored = new HashMap<>();
    reread.increment(untilRead.size());
    for (Allotment each : List.copyOf(untilRead.keySet())) {
      Long nano = untilRead.remove(each);
      if (nano != null) {
        stored.put(each, nano);
      }
    }
    return stored;
  }

  /** Their sums by allotment; they are forgotten here. */
  Map<Allotment, Long> remove(List<UUID> stored) {
    Map<Allotment, Long> sums = new HashMap<>();
    if (events.isEmpty()) {
      return sums;
    }
    for (UUID event : stored) {
      List<Used> used = events.remove(event);
      if (used != null) {
        used.forEach(each -> sums.merge(each.allotment(), each.nanoUsd(), Long::sum));
      }
    }
    return sums;
  }
}
