package io.turnpike.billing.log;

import io.turnpike.billing.LogEntry;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.LogRow;
import io.turnpike.billing.RequestLogs;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.OrganizationId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresRequestLogs implements RequestLogs {

  private static final int MOST_ROWS = 200;
  private static final int ID_BYTES = 16;

  /** Announcements may be lost, and Redis away. */
  private static final Duration LOOK_ANYWAY = Duration.ofSeconds(5);

  private final LogQueries queries;
  private final Announcements announcements;

  PostgresRequestLogs(LogQueries queries, Announcements announcements) {
    this.queries = queries;
    this.announcements = announcements;
  }

  /** One row more than wanted tells whether there is another page. */
  @Override
  public Mono<Page> page(
      OrganizationId organization, LogFilter filter, @Nullable String cursor, int limit) {
    return Mono.defer(
        () ->
            queries
                .newest(organization, filter, olderThan(cursor), allowed(limit) + 1)
                .map(found -> page(found, limit)));
  }

  @Override
  public Mono<LogEntry> find(OrganizationId organization, UUID requestId) {
    return queries.find(organization, requestId);
  }

  @Override
  public Mono<Flux<LogRow>> live(
      OrganizationId organization, LogFilter filter, @Nullable UUID afterRequest) {
    return seen(organization, afterRequest)
        .map(
            seen ->
                new LiveRows(queries, announcements, organization, filter, LOOK_ANYWAY, seen)
                    .flux());
  }

  /** A request nobody knows of is no place to start from: then only what comes next. */
  private Mono<Long> seen(OrganizationId organization, @Nullable UUID afterRequest) {
    Mono<Long> last = Mono.defer(() -> queries.lastArrival(organization));
    return afterRequest == null
        ? last
        : queries.arrivalOf(organization, afterRequest).switchIfEmpty(last);
  }

  private static Page page(Found<LogRow> found, int limit) {
    List<LogRow> rows = found.rows();
    if (rows.size() > limit) {
      return new Page(List.copyOf(rows.subList(0, limit)), cursor(rows.get(limit - 1).requestId()));
    }
    UUID lookedThrough = found.lookedThrough();
    return new Page(rows, lookedThrough == null ? null : cursor(lookedThrough));
  }

  /** A page's last row by its id, as text nobody is tempted to take apart. */
  private static String cursor(UUID last) {
    ByteBuffer bytes = ByteBuffer.allocate(ID_BYTES);
    bytes.putLong(last.getMostSignificantBits()).putLong(last.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Throws InvalidInput for anything that {@link #cursor} did not make. */
  private static @Nullable UUID olderThan(@Nullable String cursor) {
    try {
      ByteBuffer id =
          cursor == null ? null : ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      if (id == null || id.remaining() == ID_BYTES) {
        return id == null ? null : new UUID(id.getLong(), id.getLong());
      }
    } catch (IllegalArgumentException notBase64) {
      // Falls through to the one sentence that says what is accepted.
    }
    throw InvalidInput.at("/cursor", "must be the next_cursor of an earlier page, unchanged");
  }

  private static int allowed(int limit) {
    if (limit < 1 || limit > MOST_ROWS) {
      throw InvalidInput.at("/limit", "must be 1 to " + MOST_ROWS + ", not " + limit);
    }
    return limit;
  }
}
