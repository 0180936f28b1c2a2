package io.turnpike.billing.allotment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs of other nodes of which it is known that the ledger has what the runs before them used: what
 * those still hold in Redis, nobody needs. Who is forgotten here waits until a dead node's money
 * comes free by itself.
 */
final class Restarts {

  private static final int MOST = 256;

  private final Map<String, String> runs = new ConcurrentHashMap<>();

  /** Runs of a node are in the order of their names. */
  void note(String node, String run) {
    if (runs.size() >= MOST) {
      runs.clear();
    }
    runs.merge(node, run, (known, other) -> known.compareTo(other) < 0 ? other : known);
  }

  /** Whether a run of a node has ended and is all in the ledger. */
  boolean isOver(String node, @Nullable String run) {
    String living = runs.get(node);
    return living != null && run != null && run.compareTo(living) < 0;
  }

  /** Nodes and their runs by turns. */
  List<String> told() {
    List<String> told = new ArrayList<>();
    runs.forEach((node, run) -> told.addAll(List.of(node, run)));
    return told;
  }
}
