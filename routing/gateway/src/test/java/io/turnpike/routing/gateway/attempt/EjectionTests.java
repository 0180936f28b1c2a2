package io.turnpike.routing.gateway.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.attempt.TargetStats.Breaker;
import io.turnpike.routing.gateway.attempt.TargetStats.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class EjectionTests {

  @Test
  void noneOfASoundGroup() {
    assertThat(ejected(sound(), sound(), sound())).isEmpty();
  }

  @Test
  void theWorstHalfOfAGroupThatStrugglesAsOne() {
    assertThat(ejected(open(0.4), open(0.1), open(0.3), open(0.2))).containsExactly(1, 3);
  }

  @Test
  void lessThanHalfOfAnOddGroup() {
    assertThat(ejected(open(0.4), open(0.1), sound())).containsExactly(1);
    assertThat(ejected(open(0.4))).isEmpty();
  }

  @Test
  void allThatServeNothing() {
    assertThat(ejected(open(0), open(0), open(0), sound())).containsExactly(0, 1, 2);
  }

  @Test
  void noneOnStatisticsWhereHalfServesNothing() {
    assertThat(ejected(open(0), open(0), open(0.2), sound())).containsExactly(0, 1);
  }

  @Test
  void whatAnOperatorHolds() {
    assertThat(ejected(standing(Breaker.FORCED_OPEN, 1), sound())).containsExactly(0);
  }

  private static List<Integer> ejected(Standing... group) {
    return Ejection.of(List.of(group)).stream().boxed().toList();
  }

  private static Standing sound() {
    return standing(Breaker.CLOSED, 1);
  }

  private static Standing open(double health) {
    return standing(Breaker.OPEN, health);
  }

  private static Standing standing(Breaker breaker, double health) {
    return new Standing(breaker, -1, health, -1, -1, -1, 0, null);
  }
}
