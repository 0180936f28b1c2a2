package io.turnpike.webui.logs;

import io.turnpike.billing.CacheStatus;
import io.turnpike.billing.GuardrailAction;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.StatusRange;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.webui.MetadataQuery;
import io.turnpike.webui.filter.Readings;
import io.turnpike.webui.filter.TimeRange;
import io.turnpike.webui.filter.UrlQuery;
import java.time.ZonedDateTime;
import java.util.Map;
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
            readings.read("status", StatusRange::parse, "status such as 429 or 5xx"),
            readings.word("usage", UsageClaim.class) == UsageClaim.REJECTED,
            labels(readings),
            readings.read("cache", CacheStatus::of, "cache status such as hit or miss"),
            readings.word("guardrail", GuardrailAction.class)));
  }

  private static CallLabels labels(Readings readings) {
    return new CallLabels(
        metadata(readings),
        readings.text("trace"),
        readings.text("user"),
        readings.text("session"));
  }

  /** Those of the address, and the one that the form's field writes as {@code key=value}. */
  private static Map<String, String> metadata(Readings readings) {
    Map<String, String> entries = readings.metadata();
    String[] entry = readings.read("metadata", LogQuery::entry, "metadata such as plan=pro");
    if (entry != null) {
      entries.put(entry[0].strip(), entry[1].strip());
    }
    return entries;
  }

  private static String @Nullable [] entry(String text) {
    String[] parts = text.split("=", 2);
    return parts.length == 2 && !parts[0].isBlank() && !parts[1].isBlank() ? parts : null;
  }

  LogFilter filter(ZonedDateTime now) {
    return wanted.within(range.begin(now), range.end(now));
  }

  @Nullable UsageClaim usage() {
    return wanted.usageRejected() ? UsageClaim.REJECTED : null;
  }

  /** As it is written; null for any. */
  @Nullable String cache() {
    CacheStatus status = wanted.cache();
    return status == null ? null : status.word();
  }

  /** The way back into an address; reading it again gives the same. */
  UrlQuery written() {
    CallLabels labels = wanted.labels();
    UrlQuery query =
        range
            .writeTo(new UrlQuery())
            .add("team", wanted.team())
            .add("key", wanted.key())
            .add("config", wanted.config())
            .add("provider", wanted.provider())
            .add("model", wanted.model())
            .add("outcome", wanted.outcome())
            .add("status", wanted.status())
            .add("usage", usage())
            .add("user", labels.user())
            .add("session", labels.sessionId())
            .add("trace", labels.traceId())
            .add("cache", cache())
            .add("guardrail", wanted.guardrail());
    labels.metadata().forEach((key, value) -> query.add(MetadataQuery.parameter(key), value));
    return query;
  }

  /** The same in words of the API, which knows no times such as today. */
  UrlQuery exported(ZonedDateTime now) {
    return written()
        .without(TimeRange.NAMES)
        .add("from", range.begin(now))
        .add("to", range.end(now));
  }

  boolean isAll() {
    return equals(ALL);
  }

  /** What the log can be asked about the usage that providers claim. */
  enum UsageClaim {
    REJECTED
  }
}
