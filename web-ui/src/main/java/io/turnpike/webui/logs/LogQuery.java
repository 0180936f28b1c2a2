package io.turnpike.webui.logs;

import io.turnpike.billing.LogFilter;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.filter.TimeRange;
import io.turnpike.webui.filter.UrlQuery;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which rows the page's address asks for. The address is its only memory.
 *
 * @param wanted whenever they began
 */
record LogQuery(TimeRange range, LogFilter wanted) {

  static final LogQuery ALL = new LogQuery(TimeRange.ANY, LogFilter.ALL);

  static LogQuery read(Readings readings) {
    return new LogQuery(
        TimeRange.read(readings),
        new LogFilter(
            null,
            null,
            readings.text("team"),
            readings.text("key"),
            readings.text("config"),
            readings.text("provider"),
            readings.text("model"),
            readings.word("outcome", Outcome.class),
            readings.number("status"),
            readings.word("usage", UsageClaim.class) == UsageClaim.REJECTED));
  }

  LogFilter filter(ZonedDateTime now) {
    return wanted.within(range.begin(now), range.end(now));
  }

  @Nullable UsageClaim usage() {
    return wanted.usageRejected() ? UsageClaim.REJECTED : null;
  }

  /** The way back into an address; reading it again gives the same. */
  UrlQuery written() {
    return range
        .writeTo(new UrlQuery())
        .add("team", wanted.team())
        .add("key", wanted.key())
        .add("config", wanted.config())
        .add("provider", wanted.provider())
        .add("model", wanted.model())
        .add("outcome", wanted.outcome())
        .add("status", wanted.status())
        .add("usage", usage());
  }

  boolean isAll() {
    return equals(ALL);
  }

  /** What the log can be asked about the usage that providers claim. */
  enum UsageClaim {
    REJECTED
  }
}
