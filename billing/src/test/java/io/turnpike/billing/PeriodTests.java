package io.turnpike.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Period.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PeriodTests {

  @ParameterizedTest
  @CsvSource({
    // The day that is 23 hours long, the one that is 25, and one of 24.
    "DAY, Europe/Berlin, 2026-03-29T12:00:00Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    "DAY, Europe/Berlin, 2026-10-25T12:00:00Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    "DAY, Europe/Berlin, 2026-10-25T22:59:59.999999999Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    "DAY, Europe/Berlin, 2026-10-25T23:00:00Z, 2026-10-25T23:00:00Z, 2026-10-26T23:00:00Z",
    "DAY, America/New_York, 2026-03-08T12:00:00Z, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z",
    "DAY, America/New_York, 2026-11-01T12:00:00Z, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z",
    // Zones off the hour, at both ends of the date line, and a day that has no midnight.
    "DAY, Asia/Kathmandu, 2026-11-30T18:14:59Z, 2026-11-29T18:15:00Z, 2026-11-30T18:15:00Z",
    "DAY, Pacific/Tongatapu, 2026-11-30T11:00:00Z, 2026-11-30T11:00:00Z, 2026-12-01T11:00:00Z",
    "DAY, Africa/Cairo, 2026-04-24T12:00:00Z, 2026-04-23T22:00:00Z, 2026-04-24T21:00:00Z",
    // 02:30 in Berlin, once by summer time and once by winter time.
    "HOUR, Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-25T00:00:00Z, 2026-10-25T01:00:00Z",
    "HOUR, Europe/Berlin, 2026-10-25T01:30:00Z, 2026-10-25T01:00:00Z, 2026-10-25T02:00:00Z",
    "HOUR, Asia/Kathmandu, 2026-11-30T18:14:59Z, 2026-11-30T17:15:00Z, 2026-11-30T18:15:00Z",
    // Lord Howe puts its clock back by half an hour at 02:00, to 01:30.
    "HOUR, Australia/Lord_Howe, 2026-04-04T14:45:00Z, 2026-04-04T14:00:00Z, 2026-04-04T15:00:00Z",
    "HOUR, Australia/Lord_Howe, 2026-04-04T15:10:00Z, 2026-04-04T15:00:00Z, 2026-04-04T15:30:00Z",
    // From Monday, also when that is in another year; the clock changes at its end.
    "WEEK, UTC, 2027-01-03T23:59:59Z, 2026-12-28T00:00:00Z, 2027-01-04T00:00:00Z",
    "WEEK, UTC, 2026-11-30T00:00:00Z, 2026-11-30T00:00:00Z, 2026-12-07T00:00:00Z",
    "WEEK, Europe/Berlin, 2026-10-20T00:00:00Z, 2026-10-18T22:00:00Z, 2026-10-25T23:00:00Z",
    "MONTH, UTC, 2028-02-29T23:59:59Z, 2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z",
    "MONTH, Europe/Berlin, 2026-03-31T21:59:59Z, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
    "MONTH, Pacific/Tongatapu, 2026-12-31T11:00:00Z, 2026-12-31T11:00:00Z, 2027-01-31T11:00:00Z",
    "LIFETIME, UTC, 2026-11-30T00:00:00Z, 1970-01-01T00:00:00Z, 9999-01-01T00:00:00Z",
  })
  void aMomentBelongsToThePeriodOfItsCalendar(
      Unit unit, ZoneId zone, Instant moment, Instant from, Instant until) {
    assertThat(new Period(unit, 0).at(moment, zone)).isEqualTo(new Window(from, until));
  }

  @Test
  void aRollingPeriodIsWholeDaysAndEndsWithToday() {
    Instant moment = Instant.parse("2026-10-26T12:00:00Z");
    ZoneId zone = ZoneId.of("Europe/Berlin");
    assertThat(new Period(Unit.ROLLING, 1).at(moment, zone))
        .isEqualTo(new Period(Unit.DAY, 0).at(moment, zone));
    Window week = new Period(Unit.ROLLING, 7).at(moment, zone);
    assertThat(week.from()).isEqualTo("2026-10-19T22:00:00Z");
    assertThat(week.until()).isEqualTo("2026-10-26T23:00:00Z");
    assertThat(Duration.between(week.from(), week.until())).isEqualTo(Duration.ofHours(7 * 24 + 1));
  }

  /** No moment is in two, and none in between, whatever the clocks do. */
  @ParameterizedTest
  @MethodSource("zones")
  void periodsFollowEachOtherWithoutAGap(ZoneId zone) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (Unit unit : List.of(Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH)) {
      for (Instant moment : moments(zone, random)) {
        Period period = new Period(unit, 0);
        Window window = period.at(moment, zone);
        String what = "seed %d, %s, %s".formatted(seed, unit, moment);
        assertThat(window.has(moment)).as(what).isTrue();
        assertThat(period.at(window.from(), zone)).as(what).isEqualTo(window);
        assertThat(period.at(window.until().minusNanos(1), zone)).as(what).isEqualTo(window);
        assertThat(period.at(window.until(), zone).from()).as(what).isEqualTo(window.until());
      }
    }
  }

  /** At random, and most of all where the clock is put on or back. */
  private static List<Instant> moments(ZoneId zone, Random random) {
    Instant first = Instant.parse("2026-01-01T00:00:00Z");
    return Stream.concat(
            Stream.generate(() -> first.plusSeconds(random.nextInt(2 * 365 * 86_400))).limit(20),
            Stream.iterate(
                    zone.getRules().nextTransition(first),
                    transition -> transition != null,
                    transition -> zone.getRules().nextTransition(transition.getInstant()))
                .limit(4)
                .flatMap(
                    transition ->
                        random
                            .ints(20, -7_200, 7_200)
                            .mapToObj(
                                seconds ->
                                    transition.getInstant().plus(seconds, ChronoUnit.SECONDS))))
        .toList();
  }

  private static Stream<ZoneId> zones() {
    return ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of);
  }
}
