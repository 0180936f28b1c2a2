package io.turnpike.routing.gateway.attempt;

import io.turnpike.routing.gateway.attempt.TargetStats.Breaker;
import io.turnpike.routing.gateway.attempt.TargetStats.Standing;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of a balanced group are left out. Whoever serves nothing at all, or is held open by an
 * operator, always is. Those whose breakers are open on statistics, though some of their calls go
 * well, are left out worst first, and only while no more than half of the group is: the rest of
 * them would not survive the load of all.
 */
public final class Ejection {

  private Ejection() {}

  /**
   * The places of those left out. A member that is open and not among them is asked with {@link
   * Chance#SPARED}.
   *
   * @param group one for each member
   */
  public static BitSet of(List<Standing> group) {
    BitSet ejected = new BitSet(group.size());
    IntStream.range(0, group.size()).filter(at -> serves(group.get(at)) == 0).forEach(ejected::set);
    IntStream.range(0, group.size())
        .filter(at -> group.get(at).breaker() == Breaker.OPEN && serves(group.get(at)) > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(at -> group.get(at).health()))
        .limit(Math.max(0, group.size() / 2 - ejected.cardinality()))
        .forEach(ejected::set);
    return ejected;
  }

  private static double serves(Standing standing) {
    return switch (standing.breaker()) {
      case FORCED_OPEN -> 0;
      case OPEN -> standing.health();
      case CLOSED, HALF_OPEN -> 1;
    };
  }
}
