package io.turnpike.webui.logs;

import io.turnpike.webui.filter.Preset;
import io.turnpike.webui.logs.LogFilters.Choices;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
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

  public List<Preset> presets() {
    return PRESETS;
  }

  /** Nothing was ever logged, as far as this page can tell. */
  public boolean untouched() {
    return lines.isEmpty() && query.isAll() && newest == null;
  }

  /** For a field of date and time; null for none. */
  public @Nullable LocalDateTime local(@Nullable Instant moment) {
    return query.range().local(moment, zone);
  }

  /** Address of the first page under these filters. */
  public String here() {
    return query.written().on("/logs");
  }

  public List<Applied> applied() {
    return Applied.of(query, choices, this);
  }
}
