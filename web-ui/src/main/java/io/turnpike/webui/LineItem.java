package io.turnpike.webui;

import io.turnpike.billing.plans.Plan;
import io.turnpike.billing.statements.Statement;
import io.turnpike.billing.statements.Statement.Line;
import io.turnpike.webui.format.Amounts;
import io.turnpike.webui.format.Money;

/** What a statement's line is for, in a few words. */
public final class LineItem {

  private LineItem() {}

  public static String of(Statement statement, Line line) {
    boolean late = !line.origin().equals(statement.month());
    return switch (line.kind()) {
      case USAGE, HOUSE_USAGE -> late ? "Usage in " + line.origin() + ", arrived late" : "Usage";
      case RERATING, HOUSE_RERATING -> "Corrected prices of " + line.origin();
      case MONTHLY_FEE -> "Monthly fee, plan " + statement.plan().title();
      case REQUEST_FEE -> requests(statement.plan());
      case CREDIT -> "Credits";
    };
  }

  private static String requests(Plan plan) {
    return "Requests beyond "
        + Amounts.count(plan.includedRequests())
        + ", "
        + Money.exact(plan.requestFeeNanoUsd())
        + " each";
  }
}
