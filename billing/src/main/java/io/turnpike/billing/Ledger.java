package io.turnpike.billing;

import io.turnpike.tenants.OrganizationId;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** The books of organizations, entry by entry. */
public interface Ledger {

  /** Newest first. */
  Flux<LedgerEntry> entries(OrganizationId organization, Filter filter);

  /**
   * @param month of the statement; null for all, as are team and provider
   * @param before only entries with a smaller id; null from the newest on
   * @param limit at most so many
   */
  record Filter(
      @Nullable YearMonth month,
      @Nullable String team,
      @Nullable String provider,
      @Nullable Long before,
      int limit) {}
}
