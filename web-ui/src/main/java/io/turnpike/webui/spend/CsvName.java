package io.turnpike.webui.spend;

import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.spend.Spending.Query;
import io.turnpike.webui.filter.UrlQuery;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a downloaded report is called, so that two of them can be told apart. */
final class CsvName {

  private CsvName() {}

  /** For example {@code acme-spend-2026-11-28_29-by-team.csv}; days are those of the zone. */
  static String of(String organization, Query query) {
    String by =
        query.groupBy().stream()
            .map(each -> word(each, query.tag()))
            .collect(Collectors.joining("-"));
    String team = query.team() == null ? "" : "-of-" + query.team();
    return "%s-spend-%s-by-%s%s.csv".formatted(organization, days(query), by, team);
  }

  /** File names hold no sign that some system forbids. */
  private static String word(Dimension dimension, @Nullable String tag) {
    return dimension == Dimension.TAG && tag != null
        ? "tag-" + tag.replaceAll("[^\\p{L}\\p{N}_.-]", "_")
        : UrlQuery.word(dimension);
  }

  /** The last day in as few digits as tell it from the first. */
  private static String days(Query query) {
    LocalDate first = LocalDate.ofInstant(query.from(), query.zone());
    LocalDate last = LocalDate.ofInstant(query.to().minusNanos(1), query.zone());
    if (first.equals(last)) {
      return first.toString();
    }
    boolean sameMonth = first.withDayOfMonth(1).equals(last.withDayOfMonth(1));
    return first + "_" + (sameMonth ? last.toString().substring(8) : last);
  }
}
