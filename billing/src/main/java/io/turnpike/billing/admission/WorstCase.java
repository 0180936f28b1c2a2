package io.turnpike.billing.admission;

import io.turnpike.billing.Limit;
import io.turnpike.routing.admission.AdmissionRequest;
import io.turnpike.routing.admission.Quote;
import java.util.List;

/**
 * What a call uses at worst, of what a rule counts.
 *
 * @param quotes as far as they are known: their input bounded quickly, or counted
 * @param most tokens of output for quotes whose end the client did not set; -1 for what the model
 *     can write
 */
record WorstCase(List<Quote> quotes, int atOnce, long most) {

  /** Of a model that is not known to end: more than nearly all answers have. */
  static final long OPEN = 32_768;

  /**
   * Of what is passed on as it is, and cannot be given an end: two pictures of the dearest kind. An
   * answer that counts more is charged as excess.
   */
  private static final long PASSED = 16_384;

  /** So many calls that could each use more than a whole limit can begin while it fills up. */
  private static final long SHARES = 10;

  static WorstCase of(AdmissionRequest request) {
    boolean open = request.quotes().stream().anyMatch(WorstCase::isOpen);
    return new WorstCase(request.quotes(), request.atOnce(), open ? OPEN : -1);
  }

  private static boolean isOpen(Quote quote) {
    return quote.outputTokens() == Quote.OPEN && !quote.limited();
  }

  /** The same with its input counted. */
  WorstCase reading(long tokens) {
    return new WorstCase(
        quotes.stream()
            .map(each -> each.inputTokens() > tokens ? each.reading(tokens) : each)
            .toList(),
        atOnce,
        most);
  }

  WorstCase writing(long tokens) {
    return new WorstCase(quotes, atOnce, tokens);
  }

  /** Whether the client left open how much is written. */
  boolean isElastic() {
    return quotes.stream().anyMatch(each -> !each.limited());
  }

  /** In the unit of what the rule counts. */
  long of(Rule rule) {
    return switch (rule) {
      case Rule.OfBudget _ -> money(rule);
      case Rule.OfLimit(Limit limit, _) ->
          switch (limit.measure()) {
            case REQUESTS, CONCURRENCY -> 1;
            case TOKENS -> Math.min(tokens(rule), limit.amount());
            case COST -> Math.min(money(rule), limit.amount());
          };
    };
  }

  /**
   * The same where only so much is left. A call that could use more than the whole limit would have
   * to wait until nobody has used any of it; it holds what is left, if what it reads fits into
   * that, and a tenth of the limit is left, so that not too many of its kind run at once. What it
   * uses beyond is paid by those that come after it.
   */
  long of(Rule rule, long left) {
    long all = of(rule);
    return rule instanceof Rule.OfLimit(Limit limit, _) && exceeds(limit, rule)
        ? Math.clamp(left, Math.max(reading(rule), (all + SHARES - 1) / SHARES), all)
        : all;
  }

  /** Where the answer can be made to end, it is. */
  private boolean exceeds(Limit limit, Rule rule) {
    return switch (limit.measure()) {
      case REQUESTS, CONCURRENCY -> false;
      case TOKENS -> tokens(rule) > limit.amount();
      case COST -> !isElastic() && money(rule) > limit.amount();
    };
  }

  /** Without what is written. */
  private long reading(Rule rule) {
    List<Quote> read = quotes.stream().map(each -> each.writing(0)).toList();
    return new WorstCase(read, atOnce, -1).of(rule);
  }

  private long money(Rule rule) {
    long dearest = 0;
    for (Quote quote : quotes) {
      if (rule.counts(quote)) {
        dearest = Math.max(dearest, quote.nanoUsd(output(quote)));
      }
    }
    return times(dearest);
  }

  private long tokens(Rule rule) {
    long most = 0;
    for (Quote quote : quotes) {
      if (rule.counts(quote)) {
        most = Math.max(most, quote.tokens(output(quote)));
      }
    }
    return times(most);
  }

  private long output(Quote quote) {
    if (quote.limited() && quote.outputTokens() == Quote.OPEN) {
      return PASSED;
    }
    if (quote.limited() || most < 0) {
      return quote.outputTokens();
    }
    return isOpen(quote) ? most : Math.min(quote.outputTokens(), most);
  }

  private long times(long one) {
    return one > Long.MAX_VALUE / atOnce ? Long.MAX_VALUE : one * atOnce;
  }

  /**
   * Most tokens that may be written so that no more is used; less than 1 when nothing may.
   *
   * @param available in the unit of what the rule counts
   */
  long affordable(Rule rule, long available) {
    long least = Long.MAX_VALUE;
    for (Quote quote : quotes) {
      if (rule.counts(quote)) {
        least = Math.min(least, affordable(quote, available / atOnce));
      }
    }
    return least;
  }

  private long affordable(Quote quote, long available) {
    Quote.Rates rates = quote.rates();
    if (rates == null || quote.nanoUsd(output(quote)) <= available) {
      return Long.MAX_VALUE;
    }
    long left = available - quote.nanoUsd(0);
    return quote.limited() || left < 0 || rates.output() == 0 ? -1 : left / rates.output();
  }
}
