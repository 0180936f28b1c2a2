package io.turnpike.billing.spend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuarterHoursTests {

  @Test
  void wholeQuartersLieWithinTheTime() {
    Instant hour = Instant.parse("2026-11-21T10:00:00Z");
    Duration quarter = Duration.ofMinutes(15);
    assertThat(QuarterHours.within(hour, hour.plus(quarter)))
        .isEqualTo(new QuarterHours(hour, hour.plus(quarter)));
    assertThat(
            QuarterHours.within(
                hour.plusNanos(1), hour.plus(quarter.multipliedBy(3)).minusNanos(1)))
        .isEqualTo(new QuarterHours(hour.plus(quarter), hour.plus(quarter.multipliedBy(2))));
    Instant soon = hour.plusSeconds(60);
    assertThat(QuarterHours.within(hour.plusNanos(1), soon))
        .isEqualTo(new QuarterHours(soon, soon));
  }
}
