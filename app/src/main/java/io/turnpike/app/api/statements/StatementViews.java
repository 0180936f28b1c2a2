package io.turnpike.app.api.statements;

import io.turnpike.app.api.Csv;
import io.turnpike.app.api.Fields;
import io.turnpike.billing.LedgerEntry.Account;
import io.turnpike.billing.plans.Plan;
import io.turnpike.billing.statements.Statement;
import io.turnpike.billing.statements.Statement.Closing;
import io.turnpike.billing.statements.Statement.Line;
import io.turnpike.billing.statements.Statement.Movement;
import io.turnpike.billing.statements.Statement.Sums;
import io.turnpike.billing.statements.Statements.ChargeBack;
import io.turnpike.billing.statements.Statements.Share;
import io.turnpike.billing.statements.Statements.Summary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How statements are answered. */
final class StatementViews {

  private StatementViews() {}

  /**
   * @param month as {@code 2026-11}
   * @param state {@code open} or {@code closed}
   */
  record SummaryView(
      String month, String number, String state, @Nullable ClosingView closed, SumsView total) {

    static SummaryView of(Summary summary) {
      return new SummaryView(
          summary.month().toString(),
          summary.number(),
          stateOf(summary.closing()),
          ClosingView.of(summary.closing()),
          SumsView.of(summary.sums()));
    }
  }

  record StatementView(
      String month,
      String number,
      String state,
      @Nullable ClosingView closed,
      String organization,
      String timeZone,
      PlanView plan,
      List<LineView> lines,
      List<TeamView> teams,
      SumsView total,
      OwedView owed,
      CreditsView credits) {

    static StatementView of(Statement statement) {
      return new StatementView(
          statement.month().toString(),
          statement.number(),
          stateOf(statement.closing()),
          ClosingView.of(statement.closing()),
          statement.organization(),
          statement.zone().getId(),
          PlanView.of(statement.plan()),
          statement.lines().stream().map(line -> LineView.of(statement, line)).toList(),
          statement.teams().entrySet().stream()
              .map(each -> new TeamView(each.getKey(), SumsView.of(each.getValue())))
              .toList(),
          SumsView.of(statement.total()),
          OwedView.of(statement),
          CreditsView.of(statement.credits()));
    }
  }

  record PlanView(
      String name,
      String title,
      String monthlyFeeUsd,
      long includedRequests,
      String requestFeeUsd) {

    static PlanView of(Plan plan) {
      return new PlanView(
          plan.name(),
          plan.title(),
          Csv.usd(plan.monthlyFeeNanoUsd()),
          plan.includedRequests(),
          Csv.usd(plan.requestFeeNanoUsd()));
    }
  }

  /** To whom the total is owed; what was paid from credits is paid. */
  record OwedView(long providersNanoUsd, long creditsNanoUsd, long operatorNanoUsd) {

    static OwedView of(Statement statement) {
      return new OwedView(
          statement.from(Account.PROVIDERS),
          statement.from(Account.CREDITS),
          statement.from(Account.OPERATOR));
    }
  }

  record CreditsView(long beforeNanoUsd, long addedNanoUsd, long usedNanoUsd, long afterNanoUsd) {

    static CreditsView of(Movement moved) {
      return new CreditsView(moved.before(), moved.added(), moved.used(), moved.after());
    }
  }

  record ClosingView(Instant at, String by, String sha256) {

    static @Nullable ClosingView of(@Nullable Closing closing) {
      return closing == null ? null : new ClosingView(closing.at(), closing.by(), closing.sha256());
    }
  }

  /**
   * @param origin month in which it came about
   * @param adjustment whether it corrects an earlier time
   */
  record LineView(
      String kind,
      String origin,
      boolean adjustment,
      String team,
      String provider,
      long requests,
      long failed,
      long unpricedAttempts,
      long amountNanoUsd,
      String amountUsd) {

    static LineView of(Statement statement, Line line) {
      return new LineView(
          Fields.word(line.kind()),
          line.origin().toString(),
          statement.isAdjustment(line),
          line.team(),
          line.provider(),
          line.requests(),
          line.failed(),
          line.unpricedAttempts(),
          line.amountNanoUsd(),
          Csv.usd(line.amountNanoUsd()));
    }
  }

  record TeamView(String team, SumsView total) {}

  record SumsView(
      long requests, long failed, long unpricedAttempts, long amountNanoUsd, String amountUsd) {

    static SumsView of(Sums sums) {
      return new SumsView(
          sums.requests(),
          sums.failed(),
          sums.unpricedAttempts(),
          sums.amountNanoUsd(),
          Csv.usd(sums.amountNanoUsd()));
    }
  }

  record ChargeBackView(
      String month, String number, String state, String tag, List<ShareView> data, SumsView total) {

    static ChargeBackView of(ChargeBack chargeBack) {
      Statement statement = chargeBack.statement();
      return new ChargeBackView(
          statement.month().toString(),
          statement.number(),
          stateOf(statement.closing()),
          chargeBack.tag(),
          chargeBack.shares().stream().map(ShareView::of).toList(),
          SumsView.of(statement.total()));
    }
  }

  /**
   * @param value null for all else of the team
   */
  record ShareView(
      String team, @Nullable String value, long requests, long amountNanoUsd, String amountUsd) {

    static ShareView of(Share share) {
      return new ShareView(
          share.team(),
          share.value(),
          share.requests(),
          share.amountNanoUsd(),
          Csv.usd(share.amountNanoUsd()));
    }
  }

  static String stateOf(@Nullable Closing closing) {
    return closing == null ? "open" : "closed";
  }
}
