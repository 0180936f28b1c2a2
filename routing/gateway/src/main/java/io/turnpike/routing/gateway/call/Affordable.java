package io.turnpike.routing.gateway.call;

import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.dialects.settings.OutputCap;
import io.turnpike.routing.plan.Target;
import java.util.Objects;

/**
 * A target as what is held for a call lets it be asked: with no more tokens to write than can be
 * paid for.
 */
public final class Affordable {

  private Affordable() {}

  /** Throws {@link AttemptFailed} where it may not be asked at all. */
  public static Candidate of(Call call, Candidate chosen) {
    CallHold held = call.context().hold();
    Quote quote = Objects.requireNonNull(held.quote(chosen.target()));
    if (quote.rates() == null && held.needsPrice()) {
      throw CallHold.unpriced(quote);
    }
    long most = held.mostOutputTokens();
    boolean fits = most < 0 || quote.outputTokens() >= 0 && quote.outputTokens() <= most;
    return quote.limited() || fits
        ? asItIs(held, chosen, quote)
        : capped(call, chosen, quote, most);
  }

  private static Candidate asItIs(CallHold held, Candidate chosen, Quote quote) {
    held.tellMost(-1);
    return chosen.quoted(chosen.target(), quote);
  }

  private static Candidate capped(Call call, Candidate chosen, Quote quote, long most) {
    long each = most / quote.answers();
    Target target = OutputCap.of(chosen.target(), call.body(), each);
    if (each == 0 || call.body().outputLimit(target) != each) {
      throw call.context().hold().exceeded();
    }
    call.context().hold().tellMost(each);
    return chosen.quoted(target, quote.writing(most));
  }
}
