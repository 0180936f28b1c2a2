package io.turnpike.billing.rules;

import io.turnpike.billing.Budgets;
import io.turnpike.billing.UsageLimits;
import io.turnpike.billing.WrittenScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Budgets and limits as tests write them. */
public final class Drafts {

  public static final WrittenScope ORGANIZATION =
      new WrittenScope(WrittenScope.ORGANIZATION, "", List.of());

  private Drafts() {}

  /** A hard budget for a day. */
  public static Budgets.Draft budget(WrittenScope scope, String amountUsd) {
    return budget(scope, amountUsd, "day", null, null);
  }

  public static Budgets.Draft budget(
      WrittenScope scope,
      String amountUsd,
      String period,
      @Nullable String mode,
      @Nullable String degradeTo) {
    return new Budgets.Draft(
        List.of(scope), amountUsd, period, null, mode, degradeTo, List.of("50", "100"));
  }

  public static UsageLimits.Draft requests(WrittenScope scope, String requests, String per) {
    return new UsageLimits.Draft(List.of(scope), requests, null, null, null, per);
  }
}
