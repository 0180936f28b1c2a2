package io.turnpike.routing.config.query;

import io.turnpike.routing.plan.Query.Source;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code time.hour} in UTC, {@code time@Europe/Berlin.hour} elsewhere; minutes and weekdays so. */
final class TimeField {

  private static final Pattern WRITTEN =
      Pattern.compile("time(?:@([A-Za-z0-9_+/-]+))?\\.(hour|minute|weekday)");

  private TimeField() {}

  /** Null when it is none; a zone nobody knows is noted by {@link #unknownZone}. */
  static @Nullable QueryField parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches() || unknownZone(text) != null) {
      return null;
    }
    String zone = written.group(1);
    String part = written.group(2);
    List<String> path = zone == null ? List.of(part) : List.of(zone, part);
    return QueryField.of(Source.TIME, path, text, kind(part));
  }

  /** The zone when that is what is wrong with the field; null otherwise. */
  static @Nullable String unknownZone(String text) {
    Matcher written = WRITTEN.matcher(text);
    String zone = written.matches() ? written.group(1) : null;
    if (zone == null) {
      return null;
    }
    try {
      ZoneId.of(zone);
      return null;
    } catch (DateTimeException unknown) {
      return zone;
    }
  }

  private static FieldKind kind(String part) {
    return switch (part) {
      case "hour" -> FieldKind.HOUR;
      case "minute" -> FieldKind.MINUTE;
      default -> FieldKind.WEEKDAY;
    };
  }
}
