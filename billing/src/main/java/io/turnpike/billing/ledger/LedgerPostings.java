package io.turnpike.billing.ledger;

import static java.util.Objects.requireNonNull;

import io.turnpike.billing.LedgerEntry.Kind;
import io.turnpike.billing.ledger.EntryColumns.Dated;
import io.turnpike.billing.stored.BookingLock;
import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * Makes entries in the caller's transaction, which must span organizations ({@code
 * Database.across}). Each goes on the statement of the month it came about in or, once that is
 * closed, on the one after the last that is.
 */
public final class LedgerPostings {

  private static final String CREDITED =
      """
      select id from ledger_entry
      where organization_id = :organization and reference = :reference and kind = 'CREDIT'""";

  private LedgerPostings() {}

  /** What corrected prices make of usage. Waits until the shippers are between two batches. */
  public static Mono<Void> adjust(DatabaseClient transaction, Collection<Adjustment> adjustments) {
    return post(transaction, adjustments.stream().map(Adjustment::posting).toList());
  }

  /** The same on a blocking connection. */
  public static void adjust(Connection open, Collection<Adjustment> adjustments)
      throws SQLException {
    try (PreparedStatement lock = open.prepareStatement(BookingLock.SQL)) {
      lock.execute();
    }
    post(open, adjustments.stream().map(Adjustment::posting).toList());
  }

  /**
   * What was paid in advance. Nothing where something was posted under that reference before.
   *
   * @param reference of at most 200 characters
   */
  public static Mono<Void> credit(
      DatabaseClient transaction, UUID organization, long amountNanoUsd, String reference) {
    Posting posting =
        Posting.of(organization, Kind.CREDIT, Instant.now(), amountNanoUsd, reference);
    return transaction
        .sql(BookingLock.SQL)
        .then()
        .then(
            transaction
                .sql(CREDITED)
                .bind("organization", organization)
                .bind("reference", reference)
                .mapValue(Long.class)
                .one()
                .hasElement())
        .flatMap(there -> there ? Mono.empty() : post(transaction, List.of(posting)));
  }

  /**
   * The fees of a month. Of a caller that closes it in the same transaction.
   *
   * @param at within the month
   */
  public static Mono<Void> fee(
      DatabaseClient transaction, UUID organization, Kind kind, Instant at, long amountNanoUsd) {
    return amountNanoUsd == 0
        ? Mono.empty()
        : post(transaction, List.of(Posting.of(organization, kind, at, amountNanoUsd, "")));
  }

  /** Of a caller that holds the lock. */
  static void post(Connection open, List<Posting> postings) throws SQLException {
    if (postings.isEmpty()) {
      return;
    }
    List<Dated> dated = dated(postings, Calendars.read(open, organizations(postings)));
    try (PreparedStatement insert = open.prepareStatement(LedgerSql.BLOCKING)) {
      int at = 1;
      for (EntryColumns column : EntryColumns.ALL) {
        insert.setArray(at++, open.createArrayOf(column.type(), values(column, dated)));
      }
      insert.executeUpdate();
    }
  }

  static Mono<Void> post(DatabaseClient transaction, List<Posting> postings) {
    return postings.isEmpty()
        ? Mono.empty()
        : transaction
            .sql(BookingLock.SQL)
            .then()
            .then(Calendars.read(transaction, organizations(postings)))
            .flatMap(calendars -> insert(transaction, dated(postings, calendars)));
  }

  private static Mono<Void> insert(DatabaseClient transaction, List<Dated> dated) {
    GenericExecuteSpec statement = transaction.sql(LedgerSql.REACTIVE);
    for (EntryColumns column : EntryColumns.ALL) {
      statement = statement.bind(column.name(), typed(column, dated));
    }
    return statement.then();
  }

  private static Set<UUID> organizations(List<Posting> postings) {
    return postings.stream().map(Posting::organization).collect(Collectors.toSet());
  }

  private static List<Dated> dated(List<Posting> postings, Map<UUID, Calendar> calendars) {
    return postings.stream()
        .map(each -> Dated.of(each, requireNonNull(calendars.get(each.organization()))))
        .toList();
  }

  private static Object[] values(EntryColumns column, List<Dated> dated) {
    return dated.stream().map(column.value()).toArray();
  }

  private static Object typed(EntryColumns column, List<Dated> dated) {
    Object[] values = values(column, dated);
    Object typed = Array.newInstance(type(column), values.length);
    System.arraycopy(values, 0, typed, 0, values.length);
    return typed;
  }

  private static Class<?> type(EntryColumns column) {
    return switch (column.type()) {
      case "uuid" -> UUID.class;
      case "bigint" -> Long.class;
      default -> String.class;
    };
  }
}
