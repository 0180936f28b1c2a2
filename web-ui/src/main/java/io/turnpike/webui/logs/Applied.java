package io.turnpike.webui.logs;

import io.turnpike.billing.LogFilter;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.webui.MetadataQuery;
import io.turnpike.webui.filter.Choice;
import io.turnpike.webui.filter.Preset;
import io.turnpike.webui.filter.TimeRange;
import io.turnpike.webui.view.OutcomeChip;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter in force, and the address without it.
 *
 * @param value as people know it: names, not ids
 */
record Applied(String name, String value, String without) {

  static List<Applied> of(LogQuery query, LogFilters.Choices choices, LogsPage page) {
    LogFilter wanted = query.wanted();
    List<Applied> all = new ArrayList<>();
    add(all, query, "time", time(query.range(), page), TimeRange.NAMES);
    add(all, query, "team", label(choices.teams()));
    add(all, query, "key", label(choices.keys()));
    add(all, query, "config", wanted.config());
    add(all, query, "provider", wanted.provider());
    add(all, query, "model", wanted.model());
    add(all, query, "outcome", outcome(wanted));
    add(all, query, "status", wanted.status());
    add(all, query, "usage", wanted.usageRejected() ? "rejected" : null);
    add(all, query, "cache", query.cache());
    add(all, query, "guardrail", guardrail(wanted));
    labels(all, query, wanted.labels());
    return all;
  }

  private static void labels(List<Applied> all, LogQuery query, CallLabels labels) {
    add(all, query, "user", labels.user());
    add(all, query, "session", labels.sessionId());
    add(all, query, "trace", labels.traceId());
    labels.metadata().forEach((key, value) -> add(all, query, MetadataQuery.parameter(key), value));
  }

  private static void add(List<Applied> all, LogQuery query, String name, @Nullable Object value) {
    add(all, query, name, value, Set.of(name));
  }

  private static void add(
      List<Applied> all,
      LogQuery query,
      String name,
      @Nullable Object value,
      Set<String> parameters) {
    if (value != null) {
      String without = query.written().without(parameters).on("/logs");
      all.add(new Applied(name, value.toString(), without));
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

  private static @Nullable String guardrail(LogFilter wanted) {
    return wanted.guardrail() == null ? null : GuardrailChip.word(wanted.guardrail());
  }

  private static @Nullable String outcome(LogFilter wanted) {
    return wanted.outcome() == null ? null : OutcomeChip.of(wanted.outcome()).word();
  }
}
