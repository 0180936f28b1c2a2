package io.turnpike.billing.spent;

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

  /** What one call used of one allotment. */
  public record Used(Allotment allotment, long nanoUsd) {}

  /** Before its event is in the journal, so before anybody can have stored it. */
  public void add(UUID event, List<Used> used) {
    events.put(event, used);
  }

  int size() {
    return events.size();
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
