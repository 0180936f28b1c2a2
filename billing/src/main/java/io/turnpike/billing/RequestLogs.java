package io.turnpike.billing;

import io.turnpike.tenants.OrganizationId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The request log: one row per request, newest first, for as long as the organization keeps them.
 */
public interface RequestLogs {

  /**
   * @param cursor of the page before; null for the first
   * @param limit 1 to 200
   */
  Mono<Page> page(
      OrganizationId organization, LogFilter filter, @Nullable String cursor, int limit);

  /** Empty when this organization has no such request. */
  Mono<LogEntry> find(OrganizationId organization, UUID requestId);

  /**
   * Rows as they are stored, on whichever node; never ends by itself. Starts after {@code
   * afterRequest}, so that a client which was away misses none (at most the newest 500), or with
   * what comes next when null.
   *
   * @return emits once it is known where to start: whatever is stored from then on is among the
   *     rows, also where they are listened to only later
   */
  Mono<Flux<LogRow>> live(
      OrganizationId organization, LogFilter filter, @Nullable UUID afterRequest);

  /**
   * @param rows fewer than asked for, even none, where looking for more would have taken too long:
   *     then there is a cursor to go on with
   * @param nextCursor null on the last page
   */
  record Page(List<LogRow> rows, @Nullable String nextCursor) {}
}
