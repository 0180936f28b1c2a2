package io.turnpike.webui.fake;

import io.turnpike.billing.Spending;
import io.turnpike.routing.usage.Outcome;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Adds up the events of the fake request log. */
@Component
public class FakeSpending implements Spending {

  private final FakeRequestLogs logs;

  FakeSpending(FakeRequestLogs logs) {
    this.logs = logs;
  }

  @Override
  public Mono<Report> report(OrganizationId organization, Query query) {
    Map<String, Row> rows = new TreeMap<>();
    for (UsageEvent event : logs.of(organization)) {
      if (!event.startedAt().isBefore(query.from()) && event.startedAt().isBefore(query.to())) {
        Row row = new Row(start(event, query), group(event, query), figures(event));
        rows.merge(row.start() + "" + row.group(), row, FakeSpending::plus);
      }
    }
    List<Row> all = List.copyOf(rows.values());
    Figures total = all.stream().map(Row::figures).reduce(Figures.ZERO, Figures::plus);
    return Mono.just(new Report(all, total));
  }

  private static Row plus(Row one, Row other) {
    return new Row(one.start(), one.group(), one.figures().plus(other.figures()));
  }

  private static Instant start(UsageEvent event, Query query) {
    if (query.interval() == null) {
      return null;
    }
    ZonedDateTime time = event.startedAt().atZone(query.zone());
    return switch (query.interval()) {
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS).toInstant();
      case DAY -> time.truncatedTo(ChronoUnit.DAYS).toInstant();
    };
  }

  private static Map<Dimension, String> group(UsageEvent event, Query query) {
    Map<Dimension, String> group = new HashMap<>();
    for (Dimension dimension : query.groupBy()) {
      String value =
          switch (dimension) {
            case TEAM -> event.teamSlug();
            case KEY -> event.keyName();
            case CONFIG -> event.config();
            case PROVIDER -> event.provider();
            case MODEL -> event.model();
          };
      group.put(dimension, value == null ? "" : value);
    }
    return group;
  }

  private static Figures figures(UsageEvent event) {
    boolean failed = event.outcome() == Outcome.FAILED || event.outcome() == Outcome.INTERRUPTED;
    return new Figures(
        1,
        failed ? 1 : 0,
        event.unpricedAttempts() > 0 ? 1 : 0,
        event.unpricedAttempts(),
        event.usage().totalInput(),
        event.usage().totalOutput(),
        event.cost() == null ? 0 : event.cost().nanoUsd());
  }
}
