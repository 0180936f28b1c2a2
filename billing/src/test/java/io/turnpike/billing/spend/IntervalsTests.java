package io.turnpike.billing.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.billing.spend.Spending.Interval;
import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.infra.refusal.InvalidInput;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalsTests {

  @Test
  void anHourThatTheClockRepeatsShowsTwice() {
    assertThat(
            starts(
                "America/New_York", "2026-11-01T04:30:00Z", "2026-11-01T07:30:00Z", Interval.HOUR))
        .containsExactly(
            "2026-11-01T04:00:00Z",
            "2026-11-01T05:00:00Z",
            "2026-11-01T06:00:00Z",
            "2026-11-01T07:00:00Z");
  }

  @Test
  void aDayWithAClockChangeIsLongerOrShorter() {
    assertThat(
            starts("Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-26T00:00:00Z", Interval.DAY))
        .containsExactly("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z");
    assertThat(
            starts("Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-30T00:00:00Z", Interval.DAY))
        .containsExactly("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z");
  }

  @Test
  void aDayWithoutMidnightBeginsWhereItBegins() {
    assertThat(starts("Africa/Cairo", "2026-04-23T12:00:00Z", "2026-04-24T12:00:00Z", Interval.DAY))
        .containsExactly("2026-04-22T22:00:00Z", "2026-04-23T22:00:00Z");
  }

  @Test
  void aClockPutBackByHalfAnHourEndsToo() {
    List<String> starts =
        starts(
            "Australia/Lord_Howe", "2026-04-04T13:00:00Z", "2026-04-04T18:00:00Z", Interval.HOUR);
    assertThat(starts)
        .doesNotHaveDuplicates()
        .isSorted()
        .startsWith("2026-04-04T13:00:00Z", "2026-04-04T14:00:00Z", "2026-04-04T15:00:00Z");
    assertThat(starts.getLast()).isEqualTo("2026-04-04T17:30:00Z");
  }

  @Test
  void aZoneBetweenTheHoursKeepsItsOwnMidnight() {
    assertThat(
            starts("Asia/Kathmandu", "2026-11-20T18:15:00Z", "2026-11-21T18:15:00Z", Interval.DAY))
        .containsExactly("2026-11-20T18:15:00Z");
    assertThat(starts("+05:30", "2026-11-20T18:30:00Z", "2026-11-20T20:00:00Z", Interval.HOUR))
        .containsExactly("2026-11-20T18:30:00Z", "2026-11-20T19:30:00Z");
  }

  @Test
  void tooManyAreRefused() {
    assertThatThrownBy(
            () -> starts("UTC", "2020-01-01T00:00:00Z", "2026-01-01T00:00:00Z", Interval.HOUR))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void withoutAnIntervalThereIsNoStart() {
    assertThat(Intervals.starts(query("UTC", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", null)))
        .isEmpty();
  }

  private static List<String> starts(String zone, String from, String to, Interval interval) {
    return Intervals.starts(query(zone, from, to, interval)).stream()
        .map(Instant::toString)
        .toList();
  }

  private static Query query(String zone, String from, String to, Interval interval) {
    return new Query(List.of(), Instant.parse(from), Instant.parse(to), interval, ZoneId.of(zone));
  }
}
