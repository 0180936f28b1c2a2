package io.turnpike.app.api.statements;

import io.turnpike.app.api.Csv;
import io.turnpike.billing.LedgerEntry.Account;
import io.turnpike.billing.statements.Statement;
import io.turnpike.billing.statements.Statement.Closing;
import io.turnpike.billing.statements.Statement.Line;
import io.turnpike.billing.statements.Statement.Movement;
import io.turnpike.billing.statements.Statement.Sums;
import io.turnpike.webui.LineItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A statement as PDF, A4. */
final class StatementPdf {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm z", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  private StatementPdf() {}

  static byte[] of(Statement statement) {
    try (PdfSheets sheets = new PdfSheets("Statement " + statement.number())) {
      head(sheets, statement);
      lines(sheets, statement);
      teams(sheets, statement);
      owed(sheets, statement);
      return sheets.bytes();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private static void head(PdfSheets sheets, Statement statement) throws IOException {
    sheets.title("Statement " + statement.number());
    sheets.text(statement.organization());
    sheets.text(MONTH.format(statement.month()) + ", by the calendar of " + statement.zone());
    sheets.text(state(statement.closing(), statement.zone()));
    if (statement.closing() != null) {
      sheets.small("SHA-256 " + statement.closing().sha256());
    }
    if (statement.total().unpricedAttempts() > 0) {
      sheets.text(
          "Attempts without a known price: %,d. What those cost is not in the sums."
              .formatted(statement.total().unpricedAttempts()));
    }
  }

  private static String state(@Nullable Closing closing, ZoneId zone) {
    return closing == null
        ? "Draft: the statement is still open"
        : "Closed on %s by %s".formatted(TIME.format(closing.at().atZone(zone)), closing.by());
  }

  private static void lines(PdfSheets sheets, Statement statement) throws IOException {
    sheets.table("Item", "Team", "Provider", "Requests", "USD");
    for (Line line : statement.lines()) {
      sheets.row(
          LineItem.of(statement, line),
          line.team(),
          line.provider(),
          "%,d".formatted(line.requests()),
          Csv.usd(line.amountNanoUsd()));
    }
    total(sheets, statement.total());
  }

  private static void teams(PdfSheets sheets, Statement statement) throws IOException {
    sheets.table("By team", "", "", "Requests", "USD");
    for (var team : statement.teams().entrySet()) {
      Sums sums = team.getValue();
      sheets.row(
          team.getKey().isEmpty() ? "–" : team.getKey(),
          "",
          "",
          "%,d".formatted(sums.requests()),
          Csv.usd(sums.amountNanoUsd()));
    }
    total(sheets, statement.total());
  }

  private static void owed(PdfSheets sheets, Statement statement) throws IOException {
    sheets.table("Owed", "", "", "", "USD");
    sheets.row("To providers, who charge it", "", "", "", usd(statement, Account.PROVIDERS));
    sheets.row("Paid from credits", "", "", "", usd(statement, Account.CREDITS));
    sheets.row("To the operator", "", "", "", usd(statement, Account.OPERATOR));
    Movement credits = statement.credits();
    if (!credits.equals(Movement.NONE)) {
      sheets.table("Credits", "", "", "", "USD");
      sheets.row("Before", "", "", "", Csv.usd(credits.before()));
      sheets.row("Added", "", "", "", Csv.usd(credits.added()));
      sheets.row("Used", "", "", "", Csv.usd(-credits.used()));
      sheets.strong(List.of("Left", "", "", "", Csv.usd(credits.after())));
    }
  }

  private static String usd(Statement statement, Account account) {
    return Csv.usd(statement.from(account));
  }

  private static void total(PdfSheets sheets, Sums total) throws IOException {
    sheets.strong(
        List.of(
            "Total", "", "", "%,d".formatted(total.requests()), Csv.usd(total.amountNanoUsd())));
  }
}
