package io.turnpike.webui.fake;

import io.turnpike.billing.CacheStatus;
import io.turnpike.billing.ListedNotes;
import io.turnpike.billing.ListedNotes.Cache;
import io.turnpike.billing.savings.Savings;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Adds up the notes of the fake request log. */
@Component
public class FakeSavings implements Savings {

  private final FakeRequestLogs logs;

  FakeSavings(FakeRequestLogs logs) {
    this.logs = logs;
  }

  @Override
  public Mono<Report> report(OrganizationId organization, Instant from, Instant to) {
    if (Duration.between(from, to).toDays() > MOST_DAYS) {
      return Mono.error(InvalidInput.at("/from", "must be at most 93 days before \"to\""));
    }
    List<UsageEvent> events =
        logs.of(organization).stream()
            .filter(event -> !event.timing().startedAt().isBefore(from))
            .filter(event -> event.timing().startedAt().isBefore(to))
            .filter(event -> cache(event) != null)
            .filter(event -> cache(event).status() != CacheStatus.BYPASS)
            .toList();
    Map<Dimension, List<Row>> groups = new EnumMap<>(Dimension.class);
    for (Dimension by : Dimension.values()) {
      groups.put(by, rows(events, by));
    }
    return Mono.just(new Report(from, to, figures(events), groups, top(events), near(events)));
  }

  private static List<Row> rows(List<UsageEvent> events, Dimension by) {
    return events.stream()
        .collect(Collectors.groupingBy(event -> name(event, by), TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(each -> new Row(each.getKey(), figures(each.getValue())))
        .sorted(Comparator.comparingLong((Row row) -> row.figures().savedNanoUsd()).reversed())
        .toList();
  }

  private static String name(UsageEvent event, Dimension by) {
    String name =
        switch (by) {
          case CONFIG -> event.asked().config();
          case TEAM -> event.who().teamSlug();
          case MODEL -> event.served().model();
        };
    return name == null ? "" : name;
  }

  private static Figures figures(List<UsageEvent> events) {
    Figures sum = Figures.ZERO;
    for (UsageEvent event : events) {
      Cache cache = cache(event);
      boolean served = cache.status().served();
      sum =
          new Figures(
              sum.lookups() + 1,
              sum.hits() + (served ? 1 : 0),
              sum.semanticHits() + (cache.status() == CacheStatus.SEMANTIC_HIT ? 1 : 0),
              sum.unpricedHits() + (served && cache.savedNanoUsd() == null ? 1 : 0),
              sum.savedNanoUsd() + (cache.savedNanoUsd() == null ? 0 : cache.savedNanoUsd()),
              sum.savedMicros() + (cache.savedMicros() == null ? 0 : cache.savedMicros()));
    }
    return sum;
  }

  private static List<TopEntry> top(List<UsageEvent> events) {
    return events.stream()
        .filter(event -> cache(event).status().served())
        .collect(Collectors.groupingBy(event -> cache(event).entry()))
        .entrySet()
        .stream()
        .map(each -> top(each.getKey(), each.getValue()))
        .sorted(Comparator.comparingLong(TopEntry::savedNanoUsd).reversed())
        .limit(MOST_LISTED)
        .toList();
  }

  private static TopEntry top(String entry, List<UsageEvent> hits) {
    UsageEvent last =
        hits.stream().max(Comparator.comparing(event -> event.timing().startedAt())).orElseThrow();
    Figures figures = figures(hits);
    return new TopEntry(
        entry,
        last.served().model(),
        last.asked().config(),
        figures.hits(),
        figures.savedNanoUsd(),
        figures.complete(),
        last.timing().startedAt(),
        last.id());
  }

  private static List<NearMiss> near(List<UsageEvent> events) {
    return events.stream()
        .filter(event -> !cache(event).status().served() && cache(event).similarity() != null)
        .map(FakeSavings::near)
        .sorted(Comparator.comparingDouble(NearMiss::similarity).reversed())
        .limit(MOST_LISTED)
        .toList();
  }

  private static NearMiss near(UsageEvent event) {
    Cached note = (Cached) event.decided().notes().getLast();
    return new NearMiss(
        event.id(),
        event.timing().startedAt(),
        note.entry(),
        note.similarity(),
        note.reason(),
        event.served().model(),
        event.asked().config());
  }

  private static Cache cache(UsageEvent event) {
    return ListedNotes.of(event.decided().notes()).cache();
  }
}
