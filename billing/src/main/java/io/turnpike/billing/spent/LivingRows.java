package io.turnpike.billing.spent;

import io.turnpike.billing.Scope;
import io.turnpike.billing.allotment.Counter;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.OrganizationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The rows of {@code budget_spent} that a batch's events could count for. */
final class LivingRows {

  private LivingRows() {}

  /**
   * A row as it says itself what it counts.
   *
   * @param members values any of which an event must have
   */
  record LivingRow(
      UUID organization,
      UUID counter,
      String value,
      Instant from,
      Instant until,
      Scope.Kind kind,
      String name,
      Set<String> members) {

    Counter.Key key() {
      return new Counter.Key(new OrganizationId(organization), counter, value, from);
    }

    /** In nano-USD. */
    long costOf(UsageEvent event) {
      Instant at = event.timing().startedAt();
      boolean within = !at.isBefore(from) && at.isBefore(until);
      return within && event.who().organization().value().equals(organization)
          ? EventCosts.of(event, kind, name, members)
          : 0;
    }
  }

  static List<LivingRow> of(Connection open, List<UsageEvent> events) throws SQLException {
    try (PreparedStatement select = open.prepareStatement(SpentSql.LIVING)) {
      select.setArray(1, open.createArrayOf("uuid", organizations(events)));
      select.setTimestamp(2, Timestamp.from(time(events, false)));
      select.setTimestamp(3, Timestamp.from(time(events, true)));
      select.setArray(4, open.createArrayOf("text", values(events)));
      try (ResultSet rows = select.executeQuery()) {
        return read(rows);
      }
    }
  }

  private static List<LivingRow> read(ResultSet rows) throws SQLException {
    List<LivingRow> living = new ArrayList<>();
    while (rows.next()) {
      living.add(
          new LivingRow(
              rows.getObject(1, UUID.class),
              rows.getObject(2, UUID.class),
              rows.getString(3),
              rows.getTimestamp(4).toInstant(),
              rows.getTimestamp(5).toInstant(),
              Scope.Kind.valueOf(rows.getString(6)),
              rows.getString(7),
              Set.copyOf(Arrays.asList((String[]) rows.getArray(8).getArray()))));
    }
    return living;
  }

  private static Object[] organizations(List<UsageEvent> events) {
    return events.stream().map(event -> event.who().organization().value()).distinct().toArray();
  }

  private static Instant time(List<UsageEvent> events, boolean last) {
    Stream<Instant> times = events.stream().map(event -> event.timing().startedAt());
    return (last ? times.max(Instant::compareTo) : times.min(Instant::compareTo))
        .orElse(Instant.EPOCH);
  }

  /** Any that a counter for each value could have. */
  private static Object[] values(List<UsageEvent> events) {
    Set<String> values = new HashSet<>();
    for (UsageEvent event : events) {
      values.add(event.who().teamSlug());
      values.add(event.who().key().toString());
      values.addAll(event.labels().metadata().values());
      event.attempts().forEach(each -> values.addAll(List.of(each.model(), each.connection())));
      Stream.of(event.labels().user(), event.served().model(), event.served().provider())
          .filter(value -> value != null)
          .forEach(values::add);
    }
    return values.toArray();
  }
}
