package io.turnpike.billing;

import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Log rows for programs: all that match, however many, read page by page as they are asked for.
 * Whoever stops asking, or leaves, holds no connection and has nothing read for it any more.
 */
public interface CallRecords {

  /** So long a time can be read in the order of arrival, which looks into all of its days. */
  int MOST_DAYS = 100;

  /** As the log shows them; what arrives after it was begun is left out. */
  Flux<CallRecord> newestFirst(OrganizationId organization, LogFilter filter);

  /**
   * Rows in the order in which they were stored, so that going on from the last cursor misses none,
   * however long its request took.
   *
   * @param cursor of the page before; null for the first
   * @param limit 1 to 200
   */
  Mono<Page> page(OrganizationId organization, Span span, @Nullable String cursor, int limit);

  /** All of them; what arrives after it was begun is left out. */
  Flux<CallRecord> inOrder(OrganizationId organization, Span span);

  /**
   * When requests began.
   *
   * @param to excluded; null for no end
   */
  record Span(Instant from, @Nullable Instant to) {}

  record CallRecord(LogRow row, CallLabels labels) {}

  /**
   * @param nextCursor null on the last page
   */
  record Page(List<CallRecord> records, @Nullable String nextCursor) {}
}
