package io.turnpike.webui.logs;

import io.turnpike.webui.filter.Choice;
import io.turnpike.webui.filter.Preset;
import io.turnpike.webui.filter.TimeRange;
import io.turnpike.webui.view.OutcomeChip;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter in force, and the address without it.
 *
 * @param value as people know it: names, not ids
 */
record Applied(String name, String value, String without) {

  static List<Applied> of(LogQuery query, LogFilters.Choices choices, LogsPage page) {
    List<Applied> all = new ArrayList<>();
    add(all, "time", time(query.range(), page), query.without("time"));
    add(all, "team", label(choices.teams()), query.without("team"));
    add(all, "key", label(choices.keys()), query.without("key"));
    add(all, "config", query.config(), query.without("config"));
    add(all, "provider", query.provider(), query.without("provider"));
    add(all, "model", query.model(), query.without("model"));
    add(all, "outcome", outcome(query), query.without("outcome"));
    add(all, "status", query.status(), query.without("status"));
    add(all, "usage", UsageClaim.word(query.usage()), query.without("usage"));
    return all;
  }

  private static void add(
      List<Applied> all, String name, @Nullable Object value, LogQuery without) {
    if (value != null) {
      all.add(new Applied(name, value.toString(), without.written().on("/logs")));
    }
  }

  private static @Nullable String time(TimeRange range, LogsPage page) {
    Preset preset = range.preset();
    if (preset != null) {
      return preset.label();
    }
    return range.isAny()
        ? null
        : end(page.local(range.from())) + " to " + end(page.local(range.to()));
  }

  private static String end(@Nullable Object local) {
    return local == null ? "…" : local.toString().replace('T', ' ');
  }

  private static @Nullable String label(List<Choice> choices) {
    return choices.stream().filter(Choice::selected).map(Choice::label).findFirst().orElse(null);
  }

  private static @Nullable String outcome(LogQuery query) {
    return query.outcome() == null ? null : OutcomeChip.of(query.outcome()).word();
  }
}
