package io.turnpike.billing.spend;

import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What was spent, from the roll-ups, or from the log rows where these are asked for by what no
 * roll-up holds; equals the sum of the log rows of the same time.
 */
public interface Spending {

  /** So long a time can be asked for by what only log rows hold. */
  int MOST_DAYS_OF_ROWS = 93;

  /**
   * Refused with {@link io.turnpike.infra.refusal.InvalidInput} where rows are asked for that are
   * gone, of too long a time, or too many to be added up while someone waits. Beyond the time for
   * which rows are kept, {@code from} and {@code to} are those of the quarters of an hour they lie
   * in.
   */
  Mono<Report> report(OrganizationId organization, Query query);

  /**
   * @param groupBy in order; empty for one total
   * @param interval null for the whole time as one
   * @param to excluded
   * @param team slug of the one team that is counted; null for all
   * @param tag the metadata entry that {@link Dimension#TAG} stands for; null without it
   */
  record Query(
      List<Dimension> groupBy,
      Instant from,
      Instant to,
      @Nullable Interval interval,
      ZoneId zone,
      @Nullable String team,
      @Nullable String tag) {

    /** Not by a tag. */
    public Query(
        List<Dimension> groupBy,
        Instant from,
        Instant to,
        @Nullable Interval interval,
        ZoneId zone,
        @Nullable String team) {
      this(groupBy, from, to, interval, zone, team, null);
    }

    /** Of all teams. */
    public Query(
        List<Dimension> groupBy,
        Instant from,
        Instant to,
        @Nullable Interval interval,
        ZoneId zone) {
      this(groupBy, from, to, interval, zone, null, null);
    }
  }

  enum Dimension {
    TEAM,
    KEY,
    CONFIG,
    PROVIDER,
    MODEL,
    /** As the client named it, as are the two below; requests without one are a group, empty. */
    USER,
    SESSION,
    /** The value of one metadata entry. */
    TAG;

    /** Whether only log rows hold it: it has too many values for roll-ups. */
    public boolean ofRows() {
      return switch (this) {
        case TEAM, KEY, CONFIG, PROVIDER, MODEL -> false;
        case USER, SESSION, TAG -> true;
      };
    }
  }

  enum Interval {
    HOUR,
    DAY,
    /** From Monday. */
    WEEK,
    MONTH
  }

  /**
   * @param total over all rows
   */
  record Report(List<Row> rows, Figures total) {}

  /**
   * @param start of the interval in the query's zone; null without an interval
   * @param group value by dimension; empty for {@code others}
   * @param others whether it is the rest: what groups spent that are too many to be told one by
   *     one, which are those that spent least over the whole time
   */
  record Row(
      @Nullable Instant start, Map<Dimension, String> group, Figures figures, boolean others) {

    /** One of the groups that are told. */
    public Row(@Nullable Instant start, Map<Dimension, String> group, Figures figures) {
      this(start, group, figures, false);
    }
  }

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
