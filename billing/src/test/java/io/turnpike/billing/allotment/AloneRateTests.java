package io.turnpike.billing.allotment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AloneRateTests {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);

  private final AloneRate rate = new AloneRate(10, 10_000, 0);

  @Test
  void letsThroughItsCapacityAndThenWhatComesBack() {
    assertThat(rate.take(10, 0)).isTrue();
    assertThat(rate.take(1, 0)).isFalse();
    assertThat(rate.take(1, SECOND)).isTrue();
    assertThat(rate.take(1, SECOND)).isFalse();
  }

  @Test
  void neverHasMoreThanItsCapacity() {
    assertThat(rate.take(10, HOUR)).isTrue();
    assertThat(rate.take(1, HOUR)).isFalse();
  }

  @Test
  void letsThroughAloneWhatIsMoreThanItsCapacity() {
    assertThat(rate.take(25, 0)).isTrue();
    assertThat(rate.take(1, SECOND)).isFalse();
  }
}
