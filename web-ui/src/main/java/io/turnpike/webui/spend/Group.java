package io.turnpike.webui.spend;

import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.spend.Spending.Figures;
import io.turnpike.billing.spend.Spending.Row;
import io.turnpike.routing.ConfigReference;
import io.turnpike.webui.MetadataQuery;
import io.turnpike.webui.filter.UrlQuery;
import io.turnpike.webui.view.PlainText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table: everything that was spent under the same values.
 *
 * @param name as people know it
 * @param slot of its colour
 * @param width of its share of the cost, in percent
 * @param logs the requests behind it
 */
record Group(String name, Figures figures, int slot, String width, String logs) {

  static final String OTHERS = "all others";

  /** Keys are grouped by id and shown by name. */
  static String name(Row row, List<Dimension> groupBy, Map<String, String> keyNames) {
    if (row.others()) {
      return OTHERS;
    }
    return groupBy.stream()
        .map(dimension -> word(dimension, row, keyNames))
        .collect(Collectors.joining(" · "));
  }

  static UrlQuery filter(UrlQuery query, Row row, @Nullable String tag) {
    UrlQuery filter = query.without(row.group().keySet().stream().map(UrlQuery::word).toList());
    row.group().forEach((dimension, value) -> filter.add(parameter(dimension, tag), value));
    return filter;
  }

  private static String parameter(Dimension dimension, @Nullable String tag) {
    return dimension == Dimension.TAG && tag != null
        ? MetadataQuery.parameter(tag)
        : UrlQuery.word(dimension);
  }

  private static String word(Dimension dimension, Row row, Map<String, String> keyNames) {
    String value = row.group().getOrDefault(dimension, "");
    if (value.isEmpty()) {
      return "no " + UrlQuery.word(dimension);
    }
    if (dimension == Dimension.CONFIG && value.equals(ConfigReference.INLINE)) {
      return "sent with requests";
    }
    return PlainText.orDash(
        dimension == Dimension.KEY ? keyNames.getOrDefault(value, value) : value);
  }
}
