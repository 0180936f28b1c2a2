package io.turnpike.billing.findings;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.findings.GuardrailFindings.Finding;
import io.turnpike.billing.findings.GuardrailFindings.Mark;
import io.turnpike.billing.stored.EventRows;
import io.turnpike.billing.stored.EventTime;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The statements on what one set found.
 *
 * @param since of requests that began earlier nothing is told
 */
record FindingTable(DatabaseClient db, OrganizationId organization, String set, Instant since) {

  /**
   * Which rows speak of this set, of the newest in which any guardrail said something; the latter
   * is the condition of an index.
   */
  private static final String SPEAKING =
      """
      with looked_at as (
        select id, strpos(decision_record::text, :own) > 0 as own from usage_event
        where organization_id = :organization
          and strpos(decision_record::text, '"kind":"guarded"') > 0
          and id >= :lowest and event_day >= :day
        order by id desc limit %d
      )
      select coalesce(array_agg(id order by id desc) filter (where own), '{}') as ids,
        count(*) as looked_at
      from looked_at
      """
          .formatted(GuardrailFindings.MOST_LOOKED_AT);

  private static final String FOUND =
      """
      select %s, (
        select mistaken from guardrail_mark m
        where m.organization_id = :organization and m.set_name = :set and m.request_id = e.id
      ) as mistaken
      from usage_event e
      where organization_id = :organization and id = any(:ids) and event_day >= :day
      order by id desc
      """
          .formatted(EventRows.ENTRY);

  private static final String MARKS =
      """
      select count(*) as marked, count(*) filter (where mistaken) as falsely from guardrail_mark
      where organization_id = :organization and set_name = :set and request_id >= :lowest
      """;

  private static final String MARK =
      """
      insert into guardrail_mark
        (organization_id, set_name, request_id, mistaken, author, marked_at)
      values (:organization, :set, :id, :mistaken, :author, now())
      on conflict (organization_id, set_name, request_id) do update
      set mistaken = excluded.mistaken, author = excluded.author, marked_at = excluded.marked_at
      """;

  private static final String UNMARK =
      """
      delete from guardrail_mark
      where organization_id = :organization and set_name = :set and request_id = :id
      """;

  /** Of requests that no page tells any more. */
  private static final String CLEAR =
      """
      delete from guardrail_mark
      where organization_id = :organization and set_name = :set and request_id < :lowest
      """;

  Mono<Speaking> speaking() {
    return db.sql(SPEAKING)
        .bind("organization", organization.value())
        .bind("own", "\"set\":\"" + set + "\"")
        .bind("lowest", lowest())
        .bind("day", EventTime.day(lowest()))
        .map(FindingTable::speaking)
        .one();
  }

  /** Newest first; what does not speak of this set is left out. */
  Flux<Finding> found(List<UUID> ids) {
    return bound(FOUND)
        .bind("ids", ids.toArray(UUID[]::new))
        .bind("day", EventTime.day(lowest()))
        .map(this::finding)
        .all()
        .filter(finding -> !finding.notes().isEmpty());
  }

  Mono<Marks> marks() {
    return bound(MARKS)
        .bind("lowest", lowest())
        .map(row -> new Marks(number(row, "marked"), number(row, "falsely")))
        .one();
  }

  Mono<Void> mark(UUID id, @Nullable Mark mark, String author) {
    return bound(CLEAR)
        .bind("lowest", lowest())
        .then()
        .then(Mono.defer(() -> mark == null ? unmark(id) : put(id, mark, author)));
  }

  private Mono<Void> unmark(UUID id) {
    return bound(UNMARK).bind("id", id).then();
  }

  private Mono<Void> put(UUID id, Mark mark, String author) {
    return bound(MARK)
        .bind("id", id)
        .bind("mistaken", mark == Mark.FALSE)
        .bind("author", author)
        .then();
  }

  private UUID lowest() {
    return EventTime.lowestId(since);
  }

  private DatabaseClient.GenericExecuteSpec bound(String sql) {
    return db.sql(sql).bind("organization", organization.value()).bind("set", set);
  }

  private Finding finding(Readable row) {
    UsageEvent event = EventRows.entry(row).event();
    return new Finding(
        event.id(),
        event.timing().startedAt(),
        event.who().teamSlug(),
        event.who().keyName(),
        event.asked().model(),
        event.served().status(),
        notes(event),
        mark(row.get("mistaken", Boolean.class)));
  }

  private static Speaking speaking(Readable row) {
    UUID[] ids = Objects.requireNonNull(row.get("ids", UUID[].class));
    return new Speaking(List.of(ids), number(row, "looked_at"));
  }

  private List<Guarded> notes(UsageEvent event) {
    return event.decided().notes().stream()
        .filter(Guarded.class::isInstance)
        .map(Guarded.class::cast)
        .filter(note -> set.equals(note.set()))
        .toList();
  }

  private static @Nullable Mark mark(@Nullable Boolean mistaken) {
    return mistaken == null ? null : mistaken ? Mark.FALSE : Mark.RIGHT;
  }

  private static long number(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Long.class), column);
  }

  /**
   * @param ids of requests that speak of this set, newest first
   * @param lookedAt how many were looked through
   */
  record Speaking(List<UUID> ids, long lookedAt) {}

  record Marks(long marked, long falsely) {}
}
