package io.turnpike.billing.ledger;

import io.r2dbc.spi.Readable;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The calendars of organizations, as they are in a transaction that holds {@link
 * io.turnpike.billing.stored.BookingLock}.
 */
final class Calendars {

  private static final String SQL =
      """
      select asked.id, organization.zone,
        (select max(month) from statement where statement.organization_id = asked.id) as closed
      from unnest(%s) as asked (id)
      left join organization on organization.id = asked.id""";

  private static final String BLOCKING = SQL.formatted("?::uuid[]");
  private static final String REACTIVE = SQL.formatted(":ids");

  private Calendars() {}

  static Map<UUID, Calendar> read(Connection open, Collection<UUID> organizations)
      throws SQLException {
    try (PreparedStatement select = open.prepareStatement(BLOCKING)) {
      select.setArray(1, open.createArrayOf("uuid", organizations.toArray()));
      return read(select);
    }
  }

  static Mono<Map<UUID, Calendar>> read(
      DatabaseClient transaction, Collection<UUID> organizations) {
    return transaction
        .sql(REACTIVE)
        .bind("ids", organizations.toArray(UUID[]::new))
        .map(row -> Map.entry(Objects.requireNonNull(row.get(0, UUID.class)), calendar(row)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static Map<UUID, Calendar> read(PreparedStatement select) throws SQLException {
    Map<UUID, Calendar> calendars = new HashMap<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Date closed = row.getDate(3);
        calendars.put(
            row.getObject(1, UUID.class),
            calendar(row.getString(2), closed == null ? null : closed.toLocalDate()));
      }
    }
    return calendars;
  }

  private static Calendar calendar(Readable row) {
    return calendar(row.get(1, String.class), row.get(2, LocalDate.class));
  }

  private static Calendar calendar(@Nullable String zone, @Nullable LocalDate closed) {
    return new Calendar(
        zone == null ? ZoneOffset.UTC : ZoneId.of(zone),
        closed == null ? null : YearMonth.from(closed));
  }
}
