package io.turnpike.app.api.cache;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.turnpike.app.api.Fields;
import io.turnpike.billing.Usd;
import io.turnpike.billing.savings.Savings.Dimension;
import io.turnpike.billing.savings.Savings.Figures;
import io.turnpike.billing.savings.Savings.NearMiss;
import io.turnpike.billing.savings.Savings.Report;
import io.turnpike.billing.savings.Savings.Row;
import io.turnpike.billing.savings.Savings.TopEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Savings as JSON shows them.
 *
 * @param data what saved most first; each names its config, team or model, and the figures
 */
record SavingsView(
    Instant from,
    Instant to,
    @JsonUnwrapped Sums total,
    List<Map<String, Object>> data,
    List<EntryView> topEntries,
    List<NearMiss> nearMisses) {

  private static final double SECOND = 1_000_000;

  static SavingsView of(Dimension by, Report report) {
    return new SavingsView(
        report.from(),
        report.to(),
        Sums.of(report.total()),
        report.by(by).stream().map(row -> group(Fields.word(by), row)).toList(),
        report.topEntries().stream().map(EntryView::of).toList(),
        report.nearMisses());
  }

  private static Map<String, Object> group(String by, Row row) {
    Sums sums = Sums.of(row.figures());
    Map<String, Object> group = new LinkedHashMap<>();
    group.put(by, row.name());
    group.put("hits", sums.hits());
    group.put("semantic_hits", sums.semanticHits());
    group.put("lookups", sums.lookups());
    group.put("hit_rate", sums.hitRate());
    group.put("saved_usd", sums.savedUsd());
    group.put("saved_complete", sums.savedComplete());
    group.put("saved_seconds", sums.savedSeconds());
    return group;
  }

  /**
   * @param hits those by meaning among them
   * @param hitRate hits of lookups, 0 to 1
   * @param savedUsd exact, in decimals
   * @param savedComplete false where {@code savedUsd} is only what is known
   */
  record Sums(
      long hits,
      long semanticHits,
      long lookups,
      double hitRate,
      String savedUsd,
      boolean savedComplete,
      double savedSeconds) {

    static Sums of(Figures figures) {
      return new Sums(
          figures.hits(),
          figures.semanticHits(),
          figures.lookups(),
          figures.hitRate(),
          Usd.text(figures.savedNanoUsd()),
          figures.complete(),
          figures.savedMicros() / SECOND);
    }
  }

  /**
   * @param requestId of the last request it was served to
   */
  record EntryView(
      String entry,
      @Nullable String model,
      @Nullable String config,
      long hits,
      String savedUsd,
      boolean savedComplete,
      Instant lastHitAt,
      UUID requestId) {

    static EntryView of(TopEntry top) {
      return new EntryView(
          top.entry(),
          top.model(),
          top.config(),
          top.hits(),
          Usd.text(top.savedNanoUsd()),
          top.complete(),
          top.lastHitAt(),
          top.requestId());
    }
  }
}
