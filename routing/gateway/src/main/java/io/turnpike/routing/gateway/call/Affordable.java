package io.turnpike.routing.gateway.call;

import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.dialects.settings.OutputCap;
import io.turnpike.routing.plan.RoutePlan.Target;
import java.util.Objects;

/**
 * A target as what is held for a call lets it be asked: with no more tokens to write than can be
 * paid for.
 */
public final class Affordable {

  private Affordable() {}

  /** Throws {@link AttemptFailed} where it may not be asked at all. */
  public static Candidate of(Call call, Candidate chosen) {
    Spending spending = call.context().spending();
    Quote quote = Objects.requireNonNull(spending.quote(chosen.target()));
    if (quote.rates() == null && spending.needsPrice()) {
      throw Spending.unpriced(quote);
    }
    long most = spending.mostOutputTokens();
    boolean fits = most < 0 || quote.outputTokens() >= 0 && quote.outputTokens() <= most;
    return quote.limited() || fits
        ? chosen.quoted(chosen.target(), quote)
        : capped(call, chosen, quote, most);
  }

  private static Candidate capped(Call call, Candidate chosen, Quote quote, long most) {
    long each = most / quote.answers();
    Target target = OutputCap.of(chosen.target(), call.body(), each);
    if (each == 0 || call.body().outputLimit(target) != each) {
      throw call.context().spending().exceeded();
    }
    call.context().spending().tellMost(each);
    return chosen.quoted(target, quote.writing(most));
  }
}
