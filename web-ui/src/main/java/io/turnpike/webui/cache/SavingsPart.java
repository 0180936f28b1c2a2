package io.turnpike.webui.cache;

import io.turnpike.billing.savings.Savings.Dimension;
import io.turnpike.billing.savings.Savings.Report;
import io.turnpike.billing.savings.Savings.TopEntry;
import io.turnpike.webui.filter.Preset;
import io.turnpike.webui.filter.UrlQuery;
import io.turnpike.webui.format.Money;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What kept answers spared in a time.
 *
 * @param mistakes why it is not what the address asks for
 * @param report null where there is none to show
 */
record SavingsPart(SavingsTime time, List<String> mistakes, @Nullable Report report) {

  private static final List<Preset> PRESETS =
      List.of(
          Preset.TODAY,
          Preset.YESTERDAY,
          Preset.DAY,
          Preset.WEEK,
          Preset.MONTH,
          Preset.QUARTER,
          Preset.THIS_MONTH,
          Preset.LAST_MONTH);

  public List<Preset> presets() {
    return PRESETS;
  }

  /** Whether no answer was looked for. */
  public boolean isEmpty() {
    return report != null && report.total().lookups() == 0;
  }

  public @Nullable SavedRow total() {
    return report == null ? null : SavedRow.total(report.total());
  }

  /** By config, by team, by model. */
  public List<Grouped> groups() {
    return Arrays.stream(Dimension.values()).map(this::grouped).toList();
  }

  public List<NearRow> near() {
    return report == null ? List.of() : report.nearMisses().stream().map(NearRow::new).toList();
  }

  /** What is known of it. */
  public String saved(TopEntry top) {
    return Money.known(top.savedNanoUsd(), top.complete());
  }

  private Grouped grouped(Dimension by) {
    List<SavedRow> rows =
        report == null
            ? List.of()
            : report.by(by).stream().map(row -> SavedRow.of(by, row, address())).toList();
    return new Grouped(SavedRow.word(by), rows);
  }

  private UrlQuery address() {
    return new UrlQuery()
        .add("from", time.begin())
        .add("to", time.range().open() ? null : time.end());
  }

  /**
   * @param by for example {@code config}
   */
  record Grouped(String by, List<SavedRow> rows) {

    public String title() {
      return Character.toUpperCase(by.charAt(0)) + by.substring(1);
    }
  }
}
