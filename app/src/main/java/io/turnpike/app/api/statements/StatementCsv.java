package io.turnpike.app.api.statements;

import io.turnpike.app.api.Csv;
import io.turnpike.app.api.Fields;
import io.turnpike.billing.statements.Statement;
import io.turnpike.billing.statements.Statement.Line;
import io.turnpike.billing.statements.Statements.ChargeBack;
import io.turnpike.billing.statements.Statements.Share;
import java.util.List;
import java.util.Objects;

/** A statement as CSV: a row for each line, which add up to its total. */
final class StatementCsv {

  private StatementCsv() {}

  static String of(Statement statement) {
    StringBuilder csv = new StringBuilder();
    Csv.line(
        csv,
        List.of(
            "statement",
            "state",
            "kind",
            "origin",
            "adjustment",
            "team",
            "provider",
            "requests",
            "failed",
            "unpriced_attempts",
            "amount_usd"));
    statement.lines().forEach(line -> Csv.line(csv, cells(statement, line)));
    return csv.toString();
  }

  static String of(ChargeBack chargeBack) {
    StringBuilder csv = new StringBuilder();
    Csv.line(csv, List.of("statement", "team", "tag", "value", "requests", "amount_usd"));
    chargeBack.shares().forEach(share -> Csv.line(csv, cells(chargeBack, share)));
    return csv.toString();
  }

  private static List<String> cells(Statement statement, Line line) {
    return List.of(
        statement.number(),
        StatementViews.stateOf(statement.closing()),
        Fields.word(line.kind()),
        line.origin().toString(),
        Boolean.toString(statement.isAdjustment(line)),
        line.team(),
        line.provider(),
        Long.toString(line.requests()),
        Long.toString(line.failed()),
        Long.toString(line.unpricedAttempts()),
        Csv.usd(line.amountNanoUsd()));
  }

  private static List<String> cells(ChargeBack chargeBack, Share share) {
    return List.of(
        chargeBack.statement().number(),
        share.team(),
        chargeBack.tag(),
        Objects.requireNonNullElse(share.value(), ""),
        Long.toString(share.requests()),
        Csv.usd(share.amountNanoUsd()));
  }
}
