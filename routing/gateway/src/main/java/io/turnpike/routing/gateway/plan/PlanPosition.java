package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.plan.order.Representatives;
import io.turnpike.routing.gateway.plan.order.Sequence;
import io.turnpike.routing.plan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in its plan a request is: a place in a sequence, which is itself a step of an outer one.
 *
 * @param last what the step before failed with; null for the first
 * @param outer null for the outermost
 */
record PlanPosition(
    Sequence sequence, int index, @Nullable FailureClass last, @Nullable PlanPosition outer) {

  private static final int LONGEST = 200;

  /** Whether another target would follow this failure; null for one that would follow any. */
  static boolean leadsOn(
      @Nullable PlanPosition position, @Nullable AttemptFailed failure, Representatives others) {
    for (PlanPosition at = position; at != null; at = at.outer) {
      if (at.follows(failure, others)) {
        return true;
      }
    }
    return false;
  }

  private boolean follows(@Nullable AttemptFailed failure, Representatives others) {
    boolean leaves =
        failure == null
            ? sequence.failover().allowed()
            : FallbackRule.leaves(sequence.failover(), failure);
    return leaves && isAny(sequence.steps(), index + 1, others);
  }

  private static boolean isAny(List<Step> steps, int from, Representatives others) {
    for (int i = from; i < steps.size(); i++) {
      if (others.of(steps.get(i)) != null) {
        return true;
      }
    }
    return false;
  }

  /** The way here in few words, for example {@code conditional:haiku fallback:2/3 timeout}. */
  static String words(PlanPosition position) {
    StringBuilder words = new StringBuilder(64);
    position.append(words);
    return words.length() <= LONGEST ? words.toString() : words.substring(0, LONGEST);
  }

  private void append(StringBuilder words) {
    if (outer != null) {
      outer.append(words);
      words.append(' ');
    }
    words.append(sequence.mode()).append(':');
    boolean counted = sequence.mode().equals("fallback");
    if (!counted) {
      words.append(sequence.label(index));
    }
    if (counted || index > 0) {
      words.append(counted ? "" : " ").append(index + 1).append('/').append(total());
    }
    if (index > 0 && last != null) {
      words.append(' ').append(last.word());
    }
  }

  private int total() {
    return sequence.steps().size();
  }
}
