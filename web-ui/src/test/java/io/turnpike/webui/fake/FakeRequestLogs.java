package io.turnpike.webui.fake;

import io.turnpike.billing.CacheStatus;
import io.turnpike.billing.GuardrailAction;
import io.turnpike.billing.ListedNotes;
import io.turnpike.billing.LogEntry;
import io.turnpike.billing.LogEntry.CostLine;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.LogRow;
import io.turnpike.billing.RequestLogs;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A page's cursor is the last request's id. */
@Component
public class FakeRequestLogs implements RequestLogs {

  private final List<UsageEvent> events = new CopyOnWriteArrayList<>();
  private final Set<OrganizationId> heard = ConcurrentHashMap.newKeySet();
  private final Sinks.Many<UsageEvent> live = Sinks.many().multicast().directBestEffort();

  public void add(UsageEvent event) {
    events.add(event);
    live.tryEmitNext(event);
  }

  /** Whether anybody has begun to listen, and will be told of what is added. */
  public boolean isHeard(OrganizationId organization) {
    return heard.contains(organization);
  }

  public List<UsageEvent> of(OrganizationId organization) {
    return events.stream()
        .filter(event -> event.who().organization().equals(organization))
        .toList();
  }

  @Override
  public Mono<Page> page(OrganizationId organization, LogFilter filter, String cursor, int limit) {
    return Mono.fromSupplier(() -> found(organization, filter, cursor, limit));
  }

  private Page found(OrganizationId organization, LogFilter filter, String cursor, int limit) {
    List<LogRow> found =
        of(organization).stream()
            .filter(event -> matches(event, filter))
            .sorted(Comparator.comparing(FakeRequestLogs::startedAt).reversed())
            .map(FakeRequestLogs::row)
            .dropWhile(row -> cursor != null && !row.requestId().toString().equals(cursor))
            .skip(cursor == null ? 0 : 1)
            .limit(limit + 1L)
            .toList();
    boolean more = found.size() > limit;
    List<LogRow> rows = more ? found.subList(0, limit) : found;
    return new Page(rows, more ? rows.getLast().requestId().toString() : null);
  }

  @Override
  public Mono<LogEntry> find(OrganizationId organization, UUID requestId) {
    return Flux.fromIterable(of(organization))
        .filter(event -> event.id().equals(requestId))
        .next()
        .map(
            event ->
                new LogEntry(event, costLines(event), event.timing().startedAt().plusSeconds(1)));
  }

  @Override
  public Mono<Flux<LogRow>> live(OrganizationId organization, LogFilter filter, UUID after) {
    Flux<UsageEvent> missed =
        after == null
            ? Flux.empty()
            : Flux.defer(() -> Flux.fromIterable(of(organization)))
                .filter(event -> event.id().compareTo(after) > 0);
    return Mono.fromSupplier(() -> Flux.merge(listeningTo(organization), missed))
        .map(
            events ->
                events
                    .distinct(UsageEvent::id)
                    .filter(event -> event.who().organization().equals(organization))
                    .filter(event -> matches(event, filter))
                    .map(FakeRequestLogs::row));
  }

  /** From now on, whenever it is listened to. */
  private Flux<UsageEvent> listeningTo(OrganizationId organization) {
    Flux<UsageEvent> events = live.asFlux().replay().autoConnect(0);
    heard.add(organization);
    return events;
  }

  private static boolean matches(UsageEvent event, LogFilter filter) {
    return (filter.from() == null || !event.timing().startedAt().isBefore(filter.from()))
        && (filter.to() == null || event.timing().startedAt().isBefore(filter.to()))
        && (filter.team() == null || filter.team().equals(event.who().teamSlug()))
        && (filter.key() == null || filter.key().equals(event.who().key().toString()))
        && (filter.config() == null || filter.config().equals(event.asked().config()))
        && (filter.provider() == null || filter.provider().equals(event.served().provider()))
        && (filter.model() == null || isServedBy(event, filter.model()))
        && (filter.outcome() == null || filter.outcome() == event.served().outcome())
        && (filter.status() == null || filter.status().holds(event.served().status()))
        && labelled(event.labels(), filter.labels())
        && noted(ListedNotes.of(event.decided().notes()), filter)
        && (!filter.usageRejected() || hasRejectedUsage(event));
  }

  private static boolean isServedBy(UsageEvent event, String model) {
    String served = event.served().model();
    return served != null
        && (model.endsWith("*")
            ? served.startsWith(model.substring(0, model.length() - 1))
            : served.equals(model));
  }

  private static boolean noted(ListedNotes notes, LogFilter filter) {
    CacheStatus cache = notes.cache() == null ? null : notes.cache().status();
    GuardrailAction strictest = notes.guardrails() == null ? null : notes.guardrails().strictest();
    return (filter.cache() == null || filter.cache() == cache)
        && (filter.guardrail() == null || filter.guardrail() == strictest);
  }

  private static boolean labelled(CallLabels labels, CallLabels wanted) {
    return (wanted.user() == null || wanted.user().equals(labels.user()))
        && (wanted.sessionId() == null || wanted.sessionId().equals(labels.sessionId()))
        && (wanted.traceId() == null || wanted.traceId().equals(labels.traceId()))
        && labels.metadata().entrySet().containsAll(wanted.metadata().entrySet());
  }

  private static Instant startedAt(UsageEvent event) {
    return event.timing().startedAt();
  }

  private static boolean hasRejectedUsage(UsageEvent event) {
    return event.decided().notes().stream().anyMatch(DecisionNote.UsageRejected.class::isInstance);
  }

  private static List<CostLine> costLines(UsageEvent event) {
    return event.bill().cost() == null
        ? List.of()
        : List.of(
            new CostLine(
                "input", event.bill().usage().input(), 150, event.bill().usage().input() * 150),
            new CostLine(
                "output", event.bill().usage().output(), 600, event.bill().usage().output() * 600));
  }

  static LogRow row(UsageEvent event) {
    return new LogRow(
        event.id(),
        event.who(),
        event.asked(),
        event.attempts().size(),
        event.served(),
        event.bill(),
        event.unpricedAttempts(),
        event.timing(),
        ListedNotes.of(event.decided().notes()));
  }
}
