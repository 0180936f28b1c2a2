package io.turnpike.billing.statistics;

import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** How the requests of a time went, from the log rows themselves: no roll-up holds quantiles. */
public interface RequestStatistics {

  /** As many of the newest rows of the time as are looked at. */
  int MOST = 100_000;

  /**
   * Empty when it would take longer than a page can wait.
   *
   * @param query its grouping does not matter
   */
  Mono<Report> report(OrganizationId organization, Query query);

  /**
   * @param all over the whole time
   * @param intervals in order; those without requests are left out
   */
  record Report(Row all, List<Row> intervals) {

    /** Whether there may be older rows that were not looked at. */
    public boolean partial() {
      return all.requests() >= MOST;
    }
  }

  /**
   * @param start of the interval in the query's zone; null over all
   * @param rescued succeeded after another attempt had failed
   * @param firstToken of those that succeeded with one; null when none did
   * @param total of those that succeeded; null when none did
   */
  record Row(
      @Nullable Instant start,
      long requests,
      long failed,
      long interrupted,
      long rejected,
      long rescued,
      @Nullable Quantiles firstToken,
      @Nullable Quantiles total) {}

  /** In microseconds, each a value that occurred. */
  record Quantiles(long p50, long p95, long p99) {}
}
