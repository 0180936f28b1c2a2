package io.turnpike.billing.ledger;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.Ledger;
import io.turnpike.billing.LedgerEntry;
import io.turnpike.billing.LedgerEntry.Kind;
import io.turnpike.infra.postgres.Database;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

@Component
class PostgresLedger implements Ledger {

  private static final String ENTRIES =
      """
      select id, posted_at, kind, month, origin, quarter, team, provider, requests, failed,
        unpriced_attempts, amount_nano::bigint as amount_nano, reference
      from ledger_entry
      where organization_id = :organization""";

  private final Database database;

  PostgresLedger(Database database) {
    this.database = database;
  }

  @Override
  public Flux<LedgerEntry> entries(OrganizationId organization, Filter filter) {
    Map<String, Object> asked = asked(filter);
    String sql = ENTRIES + String.join("", asked.keySet()) + " order by id desc limit :limit";
    return database.within(
        organization.value(),
        client -> {
          GenericExecuteSpec statement =
              client
                  .sql(sql)
                  .bind("organization", organization.value())
                  .bind("limit", filter.limit());
          for (Map.Entry<String, Object> each : asked.entrySet()) {
            statement = statement.bind(name(each.getKey()), each.getValue());
          }
          return statement.map(PostgresLedger::entry).all();
        });
  }

  /** Conditions and the values of their parameters. */
  private static Map<String, Object> asked(Filter filter) {
    Map<String, Object> asked = new LinkedHashMap<>();
    if (filter.month() != null) {
      asked.put(" and month = :month", filter.month().atDay(1));
    }
    if (filter.team() != null) {
      asked.put(" and team = :team", filter.team());
    }
    if (filter.provider() != null) {
      asked.put(" and provider = :provider", filter.provider());
    }
    if (filter.before() != null) {
      asked.put(" and id < :before", filter.before());
    }
    return asked;
  }

  private static String name(String condition) {
    return condition.substring(condition.indexOf(':') + 1);
  }

  private static LedgerEntry entry(Readable row) {
    return new LedgerEntry(
        number(row, "id"),
        requireNonNull(row.get("posted_at", Instant.class)),
        Kind.valueOf(text(row, "kind")),
        month(row, "month"),
        month(row, "origin"),
        row.get("quarter", Instant.class),
        text(row, "team"),
        text(row, "provider"),
        number(row, "requests"),
        number(row, "failed"),
        number(row, "unpriced_attempts"),
        number(row, "amount_nano"),
        text(row, "reference"));
  }

  private static YearMonth month(Readable row, String column) {
    return YearMonth.from(requireNonNull(row.get(column, LocalDate.class)));
  }

  private static String text(Readable row, String column) {
    return requireNonNull(row.get(column, String.class));
  }

  private static long number(Readable row, String column) {
    return requireNonNull(row.get(column, Long.class));
  }
}
