package io.turnpike.billing.reconciliation;

import io.turnpike.tenants.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Whether what was spent is the same wherever it is written: in the log's rows, the roll-ups, the
 * ledger and the statements.
 */
public interface Reconciliation {

  int MOST_DAYS = 31;

  /**
   * Compares days of the organization's zone, and the months they lie in. InvalidInput for more
   * than {@link #MOST_DAYS}.
   *
   * @param to included
   */
  Mono<Report> of(Organization organization, LocalDate from, LocalDate to);

  /**
   * @param first null when everything agrees by day
   */
  record Report(List<Day> days, List<Month> months, @Nullable Difference first) {

    public boolean agrees() {
      return days.stream().allMatch(Day::agrees) && months.stream().allMatch(Month::agrees);
    }
  }

  /** What one of the places says. */
  record Sum(long requests, long amountNanoUsd) {

    public static final Sum ZERO = new Sum(0, 0);

    public Sum plus(Sum other) {
      return new Sum(requests + other.requests, amountNanoUsd + other.amountNanoUsd);
    }
  }

  /**
   * @param rows null where the log's rows are not kept any more
   */
  record Day(LocalDate day, @Nullable Sum rows, Sum rollUps, Sum ledger) {

    public boolean agrees() {
      return rollUps.equals(ledger) && (rows == null || rows.equals(rollUps));
    }
  }

  /**
   * @param entries of the ledger, one by one
   * @param totals that open statements are read from
   * @param statement as it was closed; null while it is open
   * @param intact whether the closed document still has the digest it was closed with
   */
  record Month(YearMonth month, Sum entries, Sum totals, @Nullable Sum statement, boolean intact) {

    public boolean agrees() {
      return intact && entries.equals(totals) && (statement == null || statement.equals(totals));
    }
  }

  /**
   * The first place, by time, where they differ.
   *
   * @param quarter beginning of its quarter of an hour
   * @param requestId of a request there whose cost is not that of its lines; null if none is
   */
  record Difference(
      Instant quarter,
      String team,
      String provider,
      @Nullable Sum rows,
      Sum rollUps,
      Sum ledger,
      @Nullable UUID requestId) {}
}
