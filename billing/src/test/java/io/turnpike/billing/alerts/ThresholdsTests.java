package io.turnpike.billing.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Period;
import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTests {

  @ParameterizedTest
  @CsvSource({
    "100, 0, ''",
    "100, 49, ''",
    "100, 50, 50",
    "100, 79, 50",
    "100, 80, '50,80'",
    "100, 100, '50,80,100'",
    "100, 1000000, '50,80,100'",
    // A nano less than the exact share is less: 50 % of 3 is 1.5.
    "3, 1, ''",
    "3, 2, 50",
    "1, 0, ''",
    "1, 1, '50,80,100'",
    "9000000000000000, 4499999999999999, ''",
    "9000000000000000, 4500000000000000, 50",
    "9223372036854775807, 9223372036854775807, '50,80,100'",
    "9223372036854775807, 4611686018427387903, ''",
    "100, -1, ''",
  })
  void areReachedToTheNano(long amount, long spent, String percents) {
    List<Integer> expected =
        percents.isEmpty()
            ? List.of()
            : Stream.of(percents.split(",")).map(Integer::valueOf).toList();
    assertThat(Thresholds.reached(budget(amount), spent)).isEqualTo(expected);
  }

  private static Budget budget(long amount) {
    return new Budget(
        "b",
        UUID.randomUUID(),
        Scope.ORGANIZATION,
        amount,
        new Period(Unit.MONTH, 0),
        Budget.Mode.HARD,
        null,
        List.of(50, 80, 100),
        Instant.EPOCH);
  }
}
