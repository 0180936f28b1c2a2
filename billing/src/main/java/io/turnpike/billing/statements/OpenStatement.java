package io.turnpike.billing.statements;

import io.turnpike.billing.LedgerEntry.Kind;
import io.turnpike.billing.plans.Plan;
import io.turnpike.billing.statements.Statement.Line;
import io.turnpike.tenants.Organization;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** A statement as it would be if it were closed now: the books, and the fees that will be. */
final class OpenStatement {

  private OpenStatement() {}

  static Mono<Statement> read(
      DatabaseClient client, Organization organization, YearMonth month, Plan plan) {
    return StatementRows.lines(client, organization.id(), month)
        .collectList()
        .zipWith(
            StatementRows.credits(client, organization.id(), month),
            (lines, credits) ->
                new Statement(
                    Numbers.of(organization, month),
                    organization.name(),
                    month,
                    organization.zone(),
                    plan,
                    Stream.concat(lines.stream(), fees(plan, month, lines)).toList(),
                    credits,
                    null));
  }

  private static Stream<Line> fees(Plan plan, YearMonth month, List<Line> lines) {
    long answered = lines.stream().mapToLong(line -> line.requests() - line.failed()).sum();
    return Stream.of(
            fee(Kind.MONTHLY_FEE, month, plan.monthlyFeeNanoUsd()),
            fee(Kind.REQUEST_FEE, month, plan.requestFeesNanoUsd(answered)))
        .filter(line -> line.amountNanoUsd() != 0);
  }

  private static Line fee(Kind kind, YearMonth month, long amountNanoUsd) {
    return new Line(kind, month, "", "", 0, 0, 0, amountNanoUsd);
  }
}
