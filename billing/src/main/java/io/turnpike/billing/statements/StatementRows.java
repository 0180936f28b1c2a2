package io.turnpike.billing.statements;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import io.turnpike.billing.LedgerEntry.Kind;
import io.turnpike.billing.statements.Statement.Closing;
import io.turnpike.billing.statements.Statement.Line;
import io.turnpike.billing.statements.Statement.Movement;
import io.turnpike.billing.statements.Statement.Sums;
import io.turnpike.billing.statements.Statements.Summary;
import io.turnpike.tenants.Organization;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Statements and totals as rows. */
final class StatementRows {

  private static final String SUMMARIES =
      """
      select month, closed_at, closed_by, sha256,
        coalesce(requests, 0)::bigint as requests, coalesce(failed, 0)::bigint as failed,
        coalesce(unpriced_attempts, 0)::bigint as unpriced_attempts,
        coalesce(amount_nano, 0)::bigint as amount_nano
      from (
        select month, sum(requests) as requests, sum(failed) as failed,
          sum(unpriced_attempts) as unpriced_attempts, sum(amount_nano) as amount_nano
        from ledger_total
        where organization_id = :organization and kind <> 'CREDIT'
        group by month) as posted
      full join (
        select month, closed_at, closed_by, sha256
        from statement where organization_id = :organization) as closed using (month)
      order by month desc""";

  private static final String CLOSED =
      """
      select closed_at, closed_by, sha256, document from statement
      where organization_id = :organization and month = :month""";

  private static final String LINES =
      """
      select kind, origin, team, provider, requests, failed, unpriced_attempts,
        amount_nano::bigint as amount_nano
      from ledger_total
      where organization_id = :organization and month = :month and kind <> 'CREDIT'
      order by origin <> :month, team = '', kind in ('RERATING', 'HOUSE_RERATING'),
        origin, team, provider, kind""";

  private static final String EARLIER =
      """
      select month from ledger_total
      where organization_id = :organization and month < :month
        and month > coalesce(
          (select max(month) from statement where organization_id = :organization), '-infinity')
      order by month desc limit 1""";

  private static final String CREDITS =
      """
      select
        coalesce(sum(signed) filter (where month < :month), 0)::bigint as before,
        coalesce(sum(signed) filter (where month = :month and kind = 'CREDIT'), 0)::bigint as added,
        coalesce(-sum(signed) filter (where month = :month and kind <> 'CREDIT'), 0)::bigint as used
      from (
        select month, kind, case when kind = 'CREDIT' then amount_nano else -amount_nano end as signed
        from ledger_total
        where organization_id = :organization and month <= :month
          and kind in ('CREDIT', 'HOUSE_USAGE', 'HOUSE_RERATING')) as moved""";

  private static final String CLOSE =
      """
      insert into statement (organization_id, month, number, closed_by, document, sha256)
      values (:organization, :month, :number, :by, :document, :sha256)""";

  private StatementRows() {}

  static Flux<Summary> summaries(DatabaseClient client, Organization organization) {
    return client
        .sql(SUMMARIES)
        .bind("organization", organization.id().value())
        .map(row -> summary(row, organization))
        .all();
  }

  /** Empty while the month is open. */
  static Mono<Statement> closed(
      DatabaseClient client, OrganizationId organization, YearMonth month) {
    return client
        .sql(CLOSED)
        .bind("organization", organization.value())
        .bind("month", month.atDay(1))
        .map(row -> Document.read(text(row, "document"), requireNonNull(closing(row))))
        .one();
  }

  static Flux<Line> lines(DatabaseClient client, OrganizationId organization, YearMonth month) {
    return client
        .sql(LINES)
        .bind("organization", organization.value())
        .bind("month", month.atDay(1))
        .map(StatementRows::line)
        .all();
  }

  static Mono<Movement> credits(
      DatabaseClient client, OrganizationId organization, YearMonth month) {
    return client
        .sql(CREDITS)
        .bind("organization", organization.value())
        .bind("month", month.atDay(1))
        .map(row -> new Movement(number(row, "before"), number(row, "added"), number(row, "used")))
        .one();
  }

  /** An earlier month in which something was posted that is on no closed statement. */
  static Mono<YearMonth> openBefore(
      DatabaseClient client, OrganizationId organization, YearMonth month) {
    return client
        .sql(EARLIER)
        .bind("organization", organization.value())
        .bind("month", month.atDay(1))
        .mapValue(LocalDate.class)
        .one()
        .map(YearMonth::from);
  }

  static Mono<Void> close(
      DatabaseClient client, OrganizationId organization, Document document, String by) {
    String text = document.text();
    return client
        .sql(CLOSE)
        .bind("organization", organization.value())
        .bind("month", document.month().atDay(1))
        .bind("number", document.number())
        .bind("by", by)
        .bind("document", text)
        .bind("sha256", Document.sha256(text))
        .then();
  }

  private static Summary summary(Readable row, Organization organization) {
    YearMonth month = month(row, "month");
    return new Summary(month, Numbers.of(organization, month), closing(row), sums(row));
  }

  private static Sums sums(Readable row) {
    return new Sums(
        number(row, "requests"),
        number(row, "failed"),
        number(row, "unpriced_attempts"),
        number(row, "amount_nano"));
  }

  private static Line line(Readable row) {
    return new Line(
        Kind.valueOf(text(row, "kind")),
        month(row, "origin"),
        text(row, "team"),
        text(row, "provider"),
        number(row, "requests"),
        number(row, "failed"),
        number(row, "unpriced_attempts"),
        number(row, "amount_nano"));
  }

  private static @Nullable Closing closing(Readable row) {
    Instant at = row.get("closed_at", Instant.class);
    return at == null ? null : new Closing(at, text(row, "closed_by"), text(row, "sha256"));
  }

  private static YearMonth month(Readable row, String column) {
    return YearMonth.from(requireNonNull(row.get(column, LocalDate.class)));
  }

  private static String text(Readable row, String column) {
    return requireNonNull(row.get(column, String.class), column);
  }

  private static long number(Readable row, String column) {
    return requireNonNull(row.get(column, Long.class), column);
  }
}
