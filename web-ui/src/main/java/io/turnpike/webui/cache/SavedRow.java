package io.turnpike.webui.cache;

import io.turnpike.billing.savings.Savings.Dimension;
import io.turnpike.billing.savings.Savings.Figures;
import io.turnpike.billing.savings.Savings.Row;
import io.turnpike.routing.ConfigReference;
import io.turnpike.webui.filter.UrlQuery;
import io.turnpike.webui.format.Amounts;
import io.turnpike.webui.format.Money;
import io.turnpike.webui.view.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What was saved under one name, as shown.
 *
 * @param logs address of the requests behind it; null where the log has no filter for them
 */
record SavedRow(String name, @Nullable String logs, Figures figures) {

  static SavedRow total(Figures figures) {
    return new SavedRow("Total", null, figures);
  }

  static SavedRow of(Dimension by, Row row, UrlQuery time) {
    String logs = row.name().isEmpty() ? null : time.add(word(by), row.name()).on("/logs");
    return new SavedRow(name(by, row.name()), logs, row.figures());
  }

  /** What is known of it. */
  public String saved() {
    long nanoUsd = figures.savedNanoUsd();
    return figures.complete() ? Money.brief(nanoUsd) : Money.atLeast(nanoUsd);
  }

  public String exactly() {
    return Money.known(figures.savedNanoUsd(), figures.complete());
  }

  public String hitRate() {
    return Amounts.percent(figures.hits(), figures.lookups());
  }

  public String waiting() {
    return Amounts.micros(figures.savedMicros());
  }

  static String word(Dimension by) {
    return UrlQuery.word(by);
  }

  private static String name(Dimension by, String value) {
    if (value.isEmpty()) {
      return "no " + word(by);
    }
    return by == Dimension.CONFIG && value.equals(ConfigReference.INLINE)
        ? "sent with requests"
        : PlainText.orDash(value);
  }
}
