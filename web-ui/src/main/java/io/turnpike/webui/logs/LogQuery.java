package io.turnpike.webui.logs;

import io.turnpike.billing.LogFilter;
import io.turnpike.routing.usage.Outcome;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.filter.TimeRange;
import io.turnpike.webui.filter.UrlQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which rows the page's address asks for; null means any. The address is its only memory. */
record LogQuery(
    TimeRange range,
    @Nullable String team,
    @Nullable String key,
    @Nullable String config,
    @Nullable String provider,
    @Nullable String model,
    @Nullable Outcome outcome,
    @Nullable Integer status,
    @Nullable UsageClaim usage) {

  static final LogQuery ALL =
      new LogQuery(TimeRange.ANY, null, null, null, null, null, null, null, null);

  static LogQuery read(Readings readings) {
    return new LogQuery(
        TimeRange.read(readings),
        readings.text("team"),
        readings.text("key"),
        readings.text("config"),
        readings.text("provider"),
        readings.text("model"),
        readings.word("outcome", Outcome.class),
        readings.number("status"),
        readings.word("usage", UsageClaim.class));
  }

  LogFilter filter(Instant now) {
    return new LogFilter(
        range.begin(now),
        range.to(),
        team,
        key,
        config,
        provider,
        model,
        outcome,
        status,
        usage == UsageClaim.REJECTED);
  }

  /** The way back into an address; reading it again gives the same. */
  UrlQuery written() {
    return range
        .writeTo(new UrlQuery())
        .add("team", team)
        .add("key", key)
        .add("config", config)
        .add("provider", provider)
        .add("model", model)
        .add("outcome", LogFilters.word(outcome))
        .add("status", status)
        .add("usage", UsageClaim.word(usage));
  }

  /** The same without one of its filters, by parameter name; {@code time} for the range. */
  LogQuery without(String name) {
    return new LogQuery(
        name.equals("time") ? TimeRange.ANY : range,
        name.equals("team") ? null : team,
        name.equals("key") ? null : key,
        name.equals("config") ? null : config,
        name.equals("provider") ? null : provider,
        name.equals("model") ? null : model,
        name.equals("outcome") ? null : outcome,
        name.equals("status") ? null : status,
        name.equals("usage") ? null : usage);
  }

  boolean isAll() {
    return equals(ALL);
  }
}
