package io.turnpike.webui.fake;

import io.turnpike.billing.spend.Intervals;
import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.billing.statistics.RequestStatistics;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Of the events of the fake request log. */
@Component
public class FakeRequestStatistics implements RequestStatistics {

  private final FakeRequestLogs logs;

  FakeRequestStatistics(FakeRequestLogs logs) {
    this.logs = logs;
  }

  @Override
  public Mono<Report> report(OrganizationId organization, Query query) {
    List<Instant> starts = Intervals.starts(query);
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at < starts.size(); at++) {
      Instant end = at + 1 < starts.size() ? starts.get(at + 1) : query.to();
      List<UsageEvent> events = between(organization, starts.get(at), end);
      if (!events.isEmpty()) {
        rows.add(row(starts.get(at), events));
      }
    }
    return Mono.just(new Report(row(null, between(organization, query.from(), query.to())), rows));
  }

  private List<UsageEvent> between(OrganizationId organization, Instant from, Instant to) {
    return logs.of(organization).stream()
        .filter(event -> !event.timing().startedAt().isBefore(from))
        .filter(event -> event.timing().startedAt().isBefore(to))
        .toList();
  }

  private static Row row(Instant start, List<UsageEvent> events) {
    return new Row(
        start,
        events.size(),
        count(events, Outcome.FAILED),
        count(events, Outcome.INTERRUPTED),
        count(events, Outcome.REJECTED),
        events.stream().filter(FakeRequestStatistics::rescued).count(),
        quantiles(events, event -> event.timing().firstTokenMicros()),
        quantiles(events, event -> event.timing().totalMicros()));
  }

  private static long count(List<UsageEvent> events, Outcome outcome) {
    return events.stream().filter(event -> event.served().outcome() == outcome).count();
  }

  private static boolean rescued(UsageEvent event) {
    return event.served().outcome() == Outcome.SUCCEEDED && event.attempts().size() > 1;
  }

  private static Quantiles quantiles(List<UsageEvent> events, ToLongFunction<UsageEvent> time) {
    List<Long> sorted =
        events.stream()
            .filter(event -> event.served().outcome() == Outcome.SUCCEEDED)
            .map(time::applyAsLong)
            .filter(micros -> micros >= 0)
            .sorted()
            .toList();
    return sorted.isEmpty() ? null : new Quantiles(at(sorted, 50), at(sorted, 95), at(sorted, 99));
  }

  private static long at(List<Long> sorted, int percent) {
    return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
  }
}
