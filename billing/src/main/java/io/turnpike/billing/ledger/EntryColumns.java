package io.turnpike.billing.ledger;

import io.turnpike.billing.LedgerEntry.Account;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is handed to Postgres of postings, an array for each column. Months and amounts go as text,
 * which both drivers can put into arrays.
 */
record EntryColumns(String name, String type, Function<Dated, @Nullable Object> value) {

  static final List<EntryColumns> ALL =
      List.of(
          new EntryColumns("organization_id", "uuid", it -> it.posting().organization()),
          new EntryColumns("kind", "text", it -> it.posting().kind().name()),
          new EntryColumns("debit", "text", it -> word(it.posting().kind().debit())),
          new EntryColumns("credit", "text", it -> word(it.posting().kind().credit())),
          new EntryColumns("amount_nano", "text", it -> it.posting().amountNano().toString()),
          new EntryColumns("month", "text", it -> it.month().atDay(1).toString()),
          new EntryColumns("origin", "text", it -> it.origin().atDay(1).toString()),
          new EntryColumns("quarter", "bigint", EntryColumns::quarter),
          new EntryColumns("team", "text", it -> it.posting().team()),
          new EntryColumns("provider", "text", it -> it.posting().provider()),
          new EntryColumns("requests", "bigint", it -> it.posting().count().requests()),
          new EntryColumns("failed", "bigint", it -> it.posting().count().failed()),
          new EntryColumns(
              "unpriced_attempts", "bigint", it -> it.posting().count().unpricedAttempts()),
          new EntryColumns("reference", "text", it -> it.posting().reference()));

  static String names() {
    return ALL.stream().map(EntryColumns::name).collect(Collectors.joining(", "));
  }

  /** A posting with the months it belongs to. */
  record Dated(Posting posting, YearMonth origin, YearMonth month) {

    static Dated of(Posting posting, Calendar calendar) {
      YearMonth origin = calendar.origin(posting.at());
      return new Dated(posting, origin, calendar.statement(origin));
    }
  }

  private static String word(Account account) {
    return account.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long quarter(Dated dated) {
    return switch (dated.posting().kind()) {
      case USAGE, HOUSE_USAGE, RERATING, HOUSE_RERATING -> {
        long second = dated.posting().at().getEpochSecond();
        yield second - Math.floorMod(second, 900);
      }
      case MONTHLY_FEE, REQUEST_FEE, CREDIT -> null;
    };
  }
}
