package io.turnpike.billing;

import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What was spent, from the roll-ups; equals the sum of the log rows of the same time. */
public interface Spending {

  Mono<Report> report(OrganizationId organization, Query query);

  /**
   * @param groupBy in order; empty for one total
   * @param interval null for the whole time as one
   * @param to excluded
   * @param team slug of the one team that is counted; null for all
   */
  record Query(
      List<Dimension> groupBy,
      Instant from,
      Instant to,
      @Nullable Interval interval,
      ZoneId zone,
      @Nullable String team) {

    /** Of all teams. */
    public Query(
        List<Dimension> groupBy,
        Instant from,
        Instant to,
        @Nullable Interval interval,
        ZoneId zone) {
      this(groupBy, from, to, interval, zone, null);
    }
  }

  enum Dimension {
    TEAM,
    KEY,
    CONFIG,
    PROVIDER,
    MODEL
  }

  enum Interval {
    HOUR,
    DAY
  }

  /**
   * @param total over all rows
   */
  record Report(List<Row> rows, Figures total) {}

  /**
   * @param start of the interval in the query's zone; null without an interval
   * @param group value by dimension
   */
  record Row(@Nullable Instant start, Map<Dimension, String> group, Figures figures) {}

  /**
   * A request counts where it was served; by provider or model, what its other attempts used is
   * theirs, with no request.
   *
   * @param unpriced requests of which a part has no known price, counted where they were served
   * @param unpricedAttempts attempts that used tokens whose price is unknown, counted where they
   *     were made; unless there are none, more was spent than {@code costNanoUsd}
   * @param costNanoUsd what is known
   */
  record Figures(
      long requests,
      long failed,
      long unpriced,
      long unpricedAttempts,
      long inputTokens,
      long outputTokens,
      long costNanoUsd) {

    public static final Figures ZERO = new Figures(0, 0, 0, 0, 0, 0, 0);

    /** Whether {@code costNanoUsd} is all that was spent. */
    public boolean complete() {
      return unpricedAttempts == 0;
    }

    public Figures plus(Figures other) {
      return new Figures(
          requests + other.requests,
          failed + other.failed,
          unpriced + other.unpriced,
          unpricedAttempts + other.unpricedAttempts,
          inputTokens + other.inputTokens,
          outputTokens + other.outputTokens,
          costNanoUsd + other.costNanoUsd);
    }
  }
}
