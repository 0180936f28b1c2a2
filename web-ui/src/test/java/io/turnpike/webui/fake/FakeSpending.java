package io.turnpike.webui.fake;

import io.turnpike.billing.spend.Spending;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
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
      if (!event.timing().startedAt().isBefore(query.from())
          && event.timing().startedAt().isBefore(query.to())
          && (query.team() == null || query.team().equals(event.who().teamSlug()))) {
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
    ZonedDateTime time = event.timing().startedAt().atZone(query.zone());
    return switch (query.interval()) {
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS).toInstant();
      case DAY, WEEK, MONTH -> time.truncatedTo(ChronoUnit.DAYS).toInstant();
    };
  }

  private static Map<Dimension, String> group(UsageEvent event, Query query) {
    Map<Dimension, String> group = new HashMap<>();
    for (Dimension dimension : query.groupBy()) {
      String value =
          switch (dimension) {
            case TEAM -> event.who().teamSlug();
            case KEY -> event.who().keyName();
            case CONFIG -> event.asked().config();
            case PROVIDER -> event.served().provider();
            case MODEL -> event.served().model();
            case USER -> event.labels().user();
            case SESSION -> event.labels().sessionId();
            case TAG -> event.labels().metadata().get(query.tag());
          };
      group.put(dimension, value == null ? "" : value);
    }
    return group;
  }

  private static Figures figures(UsageEvent event) {
    boolean failed =
        event.served().outcome() == Outcome.FAILED
            || event.served().outcome() == Outcome.INTERRUPTED;
    return new Figures(
        1,
        failed ? 1 : 0,
        event.unpricedAttempts() > 0 ? 1 : 0,
        event.unpricedAttempts(),
        event.bill().usage().totalInput(),
        event.bill().usage().totalOutput(),
        event.bill().cost() == null ? 0 : event.bill().cost().nanoUsd());
  }
}
