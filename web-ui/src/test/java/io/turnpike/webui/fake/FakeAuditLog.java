package io.turnpike.webui.fake;

import io.turnpike.infra.refusal.Forbidden;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.audit.AuditLog;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
public class FakeAuditLog implements AuditLog {

  private final Map<OrganizationId, List<Entry>> entries = new ConcurrentHashMap<>();

  public void add(
      Actor actor, String action, String subject, Map<String, @Nullable Object> details) {
    List<Entry> log = of(actor);
    log.add(
        new Entry(
            log.size() + 1, Instant.now(), actor.label(), actor.user(), action, subject, details));
  }

  @Override
  public Mono<Page> page(Actor actor, Filter filter, @Nullable String cursor, int limit) {
    if (!actor.role().mayAdminister()) {
      return Mono.error(new Forbidden("Only owners and admins may read the audit log."));
    }
    long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    List<Entry> older =
        of(actor).stream()
            .filter(it -> it.number() < before && matches(it, filter))
            .sorted(Comparator.comparing(Entry::number).reversed())
            .toList();
    List<Entry> shown = older.stream().limit(limit).toList();
    boolean last = shown.size() == older.size();
    return Mono.just(new Page(shown, last ? null : Long.toString(shown.getLast().number())));
  }

  @Override
  public Flux<Entry> between(
      OrganizationId organization, Collection<String> actions, Instant from, Instant to, int most) {
    return Flux.fromIterable(entries.getOrDefault(organization, List.of()))
        .filter(it -> actions.contains(it.action()))
        .filter(it -> !it.at().isBefore(from) && it.at().isBefore(to));
  }

  private List<Entry> of(Actor actor) {
    return entries.computeIfAbsent(actor.organizationId(), _ -> new CopyOnWriteArrayList<>());
  }

  private static boolean matches(Entry entry, Filter filter) {
    return is(filter.actor(), entry.actor())
        && is(filter.action(), entry.action())
        && is(filter.subject(), entry.subject());
  }

  private static boolean is(@Nullable String wanted, String value) {
    return wanted == null || wanted.equals(value);
  }
}
