package io.turnpike.routing.gateway.plan.query;

import io.turnpike.routing.plan.Query.Numeric;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/** The time of day and week. */
final class Moments {

  private static final List<Text> DAYS =
      List.of(
          new Text("mon"),
          new Text("tue"),
          new Text("wed"),
          new Text("thu"),
          new Text("fri"),
          new Text("sat"),
          new Text("sun"));

  private Moments() {}

  /**
   * @param path {@code hour}, {@code minute} or {@code weekday}, after a zone where it is not UTC
   */
  static Operand of(List<String> path, Instant at) {
    ZonedDateTime now = at.atZone(path.size() > 1 ? zone(path.getFirst()) : ZoneOffset.UTC);
    return switch (path.getLast()) {
      case "hour" -> new Numeric(now.getHour());
      case "minute" -> new Numeric(now.getMinute());
      default -> DAYS.get(now.getDayOfWeek().getValue() - 1);
    };
  }

  /** A document with a zone that does not exist was refused; a zone may still leave the JDK. */
  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }
}
