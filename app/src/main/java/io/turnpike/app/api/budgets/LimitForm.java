package io.turnpike.app.api.budgets;

import io.turnpike.billing.UsageLimits.Draft;
import io.turnpike.billing.WrittenScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A limit as a client writes it; numbers may be texts. */
public record LimitForm(
    @Nullable ScopeForm scope,
    @Nullable String requests,
    @Nullable String tokens,
    @Nullable String costUsd,
    @Nullable String concurrency,
    @Nullable String per) {

  private static final LimitForm EMPTY = new LimitForm(null, null, null, null, null, null);

  /** What is no limit becomes an empty one, which is refused where it stands. */
  public static LimitForm orEmpty(@Nullable LimitForm form) {
    return form == null ? EMPTY : form;
  }

  Draft draft() {
    return draft(ScopeForm.written(scope));
  }

  Draft draft(List<WrittenScope> whose) {
    return new Draft(whose, requests, tokens, costUsd, concurrency, per);
  }
}
