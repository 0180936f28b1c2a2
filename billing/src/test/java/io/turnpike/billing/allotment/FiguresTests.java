package io.turnpike.billing.allotment;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.allotment.Counter.Key;
import io.turnpike.billing.allotment.Counter.Kind;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FiguresTests {

  private final Figures figures = new Figures(20, 0, Long.MAX_VALUE, 1, 0, 0);

  @Test
  void aRateFillsUpWithTimeAndNoFurther() {
    Counter rate = counter(Kind.RATE);
    assertThat(figures.available(rate, 0)).isEqualTo(20);
    assertThat(figures.available(rate, TimeUnit.SECONDS.toNanos(3))).isEqualTo(50);
    assertThat(figures.available(rate, TimeUnit.HOURS.toNanos(1))).isEqualTo(100);
  }

  @Test
  void moneyDoesNotComeBackWithTime() {
    Counter budget = counter(Kind.BUDGET);
    assertThat(figures.available(budget, TimeUnit.HOURS.toNanos(1))).isEqualTo(20);
  }

  private static Counter counter(Kind kind) {
    Key key = new Key(new OrganizationId(new UUID(1, 2)), new UUID(3, 4), "", Instant.EPOCH);
    return new Counter(key, kind, 100, 10_000, Instant.EPOCH);
  }
}
