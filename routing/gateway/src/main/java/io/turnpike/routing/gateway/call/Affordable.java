package io.turnpike.routing.gateway.call;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Setting;
import io.turnpike.routing.plan.RoutePlan.Override;
import io.turnpike.routing.plan.RoutePlan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A target as what is held for a call lets it be asked: with no more tokens to write than can be
 * paid for.
 */
public final class Affordable {

  /** Known to every provider; where a model wants the newer one, its rules say so. */
  private static final String OLDER = "max_tokens";

  private static final String NEWER = "max_completion_tokens";

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
    if (each == 0) {
      throw call.context().spending().exceeded();
    }
    call.context().spending().tellMost(each);
    return chosen.quoted(limited(chosen.target(), call.body(), each), quote.writing(most));
  }

  /** The limit in whichever of its two words the request has already; never in both. */
  private static Target limited(Target target, RequestScan body, long tokens) {
    ModelSettings settings = body.settings(target);
    boolean newer = settings != null && settings.word(Setting.OUTPUT_LIMIT) != null;
    List<Override> overrides = without(target.overrides());
    byte[] number = Long.toString(tokens).getBytes(US_ASCII);
    overrides.add(new Override(newer ? NEWER : OLDER, number, null));
    return target.with(overrides, without(target.defaults()));
  }

  private static List<Override> without(List<Override> parameters) {
    List<Override> rest = new ArrayList<>(parameters);
    rest.removeIf(it -> it.field().equals(OLDER) || it.field().equals(NEWER));
    return rest;
  }
}
