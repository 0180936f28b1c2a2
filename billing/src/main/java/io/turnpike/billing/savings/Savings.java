package io.turnpike.billing.savings;

import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What kept answers spared, from the log rows. None of it was spent: what is saved is in no sum of
 * costs, and a hit costs nothing in any.
 */
public interface Savings {

  /** So long a time can be asked for. */
  int MOST_DAYS = 93;

  /** As many configs, teams and models are told, those that saved most. */
  int MOST_GROUPS = 200;

  /** As many entries and near misses are told. */
  int MOST_LISTED = 20;

  /**
   * Refused with {@link io.turnpike.infra.refusal.InvalidInput} for a time that is too long, or has
   * too many rows to be added up while someone waits. Of a time whose rows are gone in part, the
   * rest is told; {@link Report#from} says since when.
   *
   * @param to excluded
   */
  Mono<Report> report(OrganizationId organization, Instant from, Instant to);

  enum Dimension {
    /**
     * That ruled the request; empty for none, {@code inline:} for those that came with requests.
     */
    CONFIG,
    /** Whose request it was. */
    TEAM,
    /** That made the answer, as its provider calls it; empty where there was none. */
    MODEL
  }

  /**
   * @param groups by each dimension, what saved most first
   * @param topEntries whose answers saved most, most first
   * @param nearMisses of the newest, the most alike first
   */
  record Report(
      Instant from,
      Instant to,
      Figures total,
      Map<Dimension, List<Row>> groups,
      List<TopEntry> topEntries,
      List<NearMiss> nearMisses) {

    public List<Row> by(Dimension dimension) {
      return groups.getOrDefault(dimension, List.of());
    }
  }

  record Row(String name, Figures figures) {}

  /**
   * @param lookups requests for which an answer was looked for: hits and misses
   * @param hits those that were served one
   * @param semanticHits those of them that were served one to a question that means the same
   * @param unpricedHits those of which nobody knows what the answer cost; unless there are none,
   *     more was saved than {@code savedNanoUsd}
   * @param savedMicros how much less the requests took than the answers took to be made
   */
  record Figures(
      long lookups,
      long hits,
      long semanticHits,
      long unpricedHits,
      long savedNanoUsd,
      long savedMicros) {

    public static final Figures ZERO = new Figures(0, 0, 0, 0, 0, 0);

    /** 0 to 1; 0 where nothing was looked for. */
    public double hitRate() {
      return lookups == 0 ? 0 : (double) hits / lookups;
    }

    /** Whether {@code savedNanoUsd} is all that was saved. */
    public boolean complete() {
      return unpricedHits == 0;
    }
  }

  /**
   * An entry that was served.
   *
   * @param entry its short id
   * @param complete whether {@code savedNanoUsd} is all that it saved
   * @param requestId of the last request that it was served to, whose config and model are told
   */
  record TopEntry(
      String entry,
      @Nullable String model,
      @Nullable String config,
      long hits,
      long savedNanoUsd,
      boolean complete,
      Instant lastHitAt,
      UUID requestId) {}

  /**
   * A request that an answer was nearly served to.
   *
   * @param entry whose question was like it; null where its row does not say
   * @param similarity 0 to 1
   * @param reason why it was not served, a word; null where the record does not say
   * @param model that answered instead
   */
  record NearMiss(
      UUID requestId,
      Instant at,
      @Nullable String entry,
      double similarity,
      @Nullable String reason,
      @Nullable String model,
      @Nullable String config) {}
}
