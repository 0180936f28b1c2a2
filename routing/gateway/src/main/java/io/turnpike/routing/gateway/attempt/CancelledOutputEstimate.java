package io.turnpike.routing.gateway.attempt;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.plan.Target;
import org.jspecify.annotations.Nullable;

/** What a provider writes, and bills, that does not stop when its caller hangs up. */
final class CancelledOutputEstimate {

  /** More than any request gets: whoever asks for it has written down just any number. */
  private static final long MOST = 1L << 24;

  private CancelledOutputEstimate() {}

  /** Tokens of output at most; -1 when the provider stops, and when the request sets no limit. */
  static long tokens(Call call, Candidate candidate) {
    if (candidate.connection().cancelStopsBilling()) {
      return -1;
    }
    Target target = candidate.target();
    long asked = call.body().totalOutputLimit(target);
    return Math.min(Math.min(asked, MOST), possible(candidate.card(), call, target));
  }

  private static long possible(@Nullable ModelCard card, Call call, Target target) {
    return card == null || card.maxOutputTokens() <= 0
        ? MOST
        : card.maxOutputTokens() * Math.min(call.body().answers(target), MOST);
  }
}
