package io.turnpike.routing.plan;

import io.turnpike.routing.FailureClass;
import java.util.Map;
import java.util.Set;

/**
 * How often the same target is tried again, and after what.
 *
 * @param attempts further tries after the first; 0 for none
 * @param onStatusCodes which answers are worth repeating
 * @param perClass further tries for failures of a class, where it differs from attempts
 */
public record Retry(
    int attempts,
    Set<Integer> onStatusCodes,
    boolean useRetryAfter,
    Map<FailureClass, Integer> perClass) {

  public static final Retry NONE = new Retry(0, Set.of(), true);

  public Retry(int attempts, Set<Integer> onStatusCodes, boolean useRetryAfter) {
    this(attempts, onStatusCodes, useRetryAfter, Map.of());
  }
}
