package io.turnpike.webui.statements;

import io.turnpike.billing.LedgerEntry.Account;
import io.turnpike.billing.statements.Statement;
import io.turnpike.billing.statements.Statement.Line;
import io.turnpike.billing.statements.Statement.Movement;
import io.turnpike.billing.statements.Statements.ChargeBack;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.LineItem;
import io.turnpike.webui.filter.UrlQuery;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One statement as people read it.
 *
 * @param title of the month, for example {@code November 2026}
 * @param closable whether the reader may close it now
 * @param chargeBack null when nobody asked for one
 */
record StatementPage(
    Statement statement,
    String title,
    boolean closable,
    List<Item> items,
    @Nullable ChargeBack chargeBack) {

  private static final DateTimeFormatter TITLE =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  static StatementPage of(Actor actor, Statement statement, @Nullable ChargeBack chargeBack) {
    return new StatementPage(
        statement,
        TITLE.format(statement.month()),
        statement.closing() == null
            && actor.role().mayBill()
            && statement
                .month()
                .isBefore(YearMonth.from(Instant.now().atZone(actor.organization().zone()))),
        statement.lines().stream().map(line -> Item.of(statement, line)).toList(),
        chargeBack);
  }

  /**
   * @param account name of an {@link Account}
   */
  public long owed(String account) {
    return statement.from(Account.valueOf(account));
  }

  public boolean hasCredits() {
    return !statement.credits().equals(Movement.NONE);
  }

  /** Of the file with this ending. */
  public String file(String format) {
    return "/api/v1/statements/" + statement.month() + "?format=" + format;
  }

  /**
   * A line.
   *
   * @param logs its requests; null where there are none
   */
  record Item(String name, Line line, boolean adjustment, @Nullable String logs) {

    static Item of(Statement statement, Line line) {
      return new Item(
          LineItem.of(statement, line),
          line,
          statement.isAdjustment(line),
          line.requests() == 0 ? null : logs(statement, line));
    }

    private static String logs(Statement statement, Line line) {
      ZonedDateTime begin = line.origin().atDay(1).atStartOfDay(statement.zone());
      ZonedDateTime end = line.origin().plusMonths(1).atDay(1).atStartOfDay(statement.zone());
      return new UrlQuery()
          .add("from", begin.toInstant())
          .add("to", end.toInstant())
          .add("team", line.team())
          .add("provider", line.provider())
          .on("/logs");
    }
  }
}
