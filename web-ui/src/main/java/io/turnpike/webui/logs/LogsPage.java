package io.turnpike.webui.logs;

import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.webui.filter.Preset;
import io.turnpike.webui.filter.TimeRange;
import io.turnpike.webui.filter.UrlQuery;
import io.turnpike.webui.logs.LogFilters.Choices;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the log.
 *
 * @param mistakes what of the address could not be read
 * @param older address of the next page; null on the last
 * @param newest address of the first page; null on it
 * @param live address of the stream of new rows; null where none belong
 */
record LogsPage(
    LogQuery query,
    ZoneId zone,
    Choices choices,
    List<String> mistakes,
    List<LogLine> lines,
    @Nullable String older,
    @Nullable String newest,
    @Nullable String live) {

  private static final List<Preset> PRESETS =
      List.of(Preset.HOUR, Preset.DAY, Preset.WEEK, Preset.MONTH);

  /** The times that are one click away. */
  public List<Span> times() {
    List<Span> spans = new ArrayList<>(List.of(span(null)));
    PRESETS.forEach(preset -> spans.add(span(preset)));
    return spans;
  }

  private Span span(@Nullable Preset preset) {
    UrlQuery rest = query.written().without(TimeRange.NAMES);
    boolean current = preset == null ? query.range().isAny() : query.range().is(preset);
    return preset == null
        ? new Span("Any time", "Any time", rest.on("/logs"), current)
        : new Span(
            preset.word(), preset.label(), rest.add("range", preset.word()).on("/logs"), current);
  }

  /** Whether one of the filters is in force that few ever need. */
  public boolean rare() {
    CallLabels labels = query.wanted().labels();
    return labels.sessionId() != null || labels.traceId() != null || query.usage() != null;
  }

  /** What may be the reason that nothing matches; null when nothing speaks for one. */
  public @Nullable String hint() {
    String model = query.wanted().model();
    return model == null || model.endsWith("*") || !lines.isEmpty() || !mistakes.isEmpty()
        ? null
        : "The model served must be exactly \"%1$s\"; %1$s* finds all that begin with it."
            .formatted(model);
  }

  /** Nothing was ever logged, as far as this page can tell. */
  public boolean untouched() {
    return mistakes.isEmpty()
        && lines.isEmpty()
        && query.isAll()
        && newest == null
        && older == null;
  }

  /** For a field of date and time; null for none. */
  public @Nullable LocalDateTime local(@Nullable Instant moment) {
    return query.range().local(moment, zone);
  }

  /** Address of the first page under these filters. */
  public String here() {
    return query.written().on("/logs");
  }

  /** Address of all rows under these filters as a file. */
  public String export(String format) {
    return query.exported(ZonedDateTime.now(zone)).add("format", format).on("/api/v1/logs");
  }

  public List<Applied> applied() {
    return Applied.of(query, choices, this);
  }

  /** A link to the same filters in another time. */
  public record Span(String label, String title, String address, boolean current) {}
}
