package io.turnpike.routing.gateway.call;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.admission.Charge;
import io.turnpike.routing.admission.Hold;
import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.usage.Charges;
import io.turnpike.routing.gateway.usage.Settlement;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.usage.Reason;
import io.turnpike.routing.usage.UsageEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What limits and budgets hold for one call, and what its attempts take of it. Safe for two
 * attempts at one time.
 */
public final class CallHold implements Settlement {

  /** Nothing limits the call. */
  public static final CallHold NONE = new CallHold(Hold.NONE, Map.of());

  private static final String MOST_TOKENS = "x-turnpike-max-tokens";

  /** As a client is told that has to pay, or to have a price set. */
  private static final int PAYMENT_REQUIRED = 402;

  private final Hold hold;
  private final Map<Target, Quote> quotes;
  private final List<Stake> stakes = new CopyOnWriteArrayList<>();
  private volatile long told = -1;

  /**
   * @param quotes of all targets that the call can end at
   */
  public CallHold(Hold hold, Map<Target, Quote> quotes) {
    this.hold = hold;
    this.quotes = quotes;
  }

  /** The worst that an attempt at this target can use, as far as the request itself says. */
  @Nullable Quote quote(Target target) {
    return quotes.get(target);
  }

  /** Most tokens that may be written over all answers where the request says nothing; or -1. */
  long mostOutputTokens() {
    return hold.mostOutputTokens();
  }

  boolean needsPrice() {
    return hold.needsPrice();
  }

  /** Nano-USD left in the tightest budget; {@link Long#MAX_VALUE} without one. */
  public long remainingNanoUsd() {
    return hold.remainingNanoUsd();
  }

  /** Another attempt, which counts from now on. */
  public Stake stake(Quote quote) {
    Stake stake = new Stake(quote);
    stakes.add(stake);
    return stake;
  }

  /** It is over; if it was never sent it has cost nothing. */
  public void over(Stake stake) {
    if (!stake.isSent()) {
      stakes.remove(stake);
    }
  }

  /** Whether what all attempts cost, at worst while they run, is held. */
  public Mono<Boolean> cover() {
    List<Charge> charges = new ArrayList<>(stakes.size());
    stakes.forEach(stake -> charges.add(stake.charge()));
    return hold.cover(charges);
  }

  /** The answer says that it may have no more tokens than this; nothing of it for -1. */
  void tellMost(long tokens) {
    told = tokens;
  }

  /** Why the attempt is not made that {@link #cover} was asked for. */
  public AttemptFailed exceeded() {
    return refused(
        GatewayFailure.OVER_BUDGET,
        "What this could cost at worst does not fit into what "
            + hold.refusedBy()
            + " has left for the request.");
  }

  /** Why an answer that goes on does not go on. */
  public AttemptFailed exhausted() {
    return refused(
        GatewayFailure.OVER_BUDGET,
        "The answer ends here: more of it does not fit into what "
            + hold.refusedBy()
            + " has left.");
  }

  static AttemptFailed unpriced(Quote quote) {
    return refused(
        Reason.UNPRICED_MODEL.word(),
        quote.model().isEmpty()
            ? "The request names no model, so that nobody knows what it costs, and a hard budget"
                + " applies."
            : "The price of the model \""
                + quote.model()
                + "\" is not known, and a hard budget applies; set a price for it on the connection"
                + " \""
                + quote.connection()
                + "\".");
  }

  private static AttemptFailed refused(String code, String sentence) {
    return new AttemptFailed(FailureClass.INELIGIBLE, code, sentence, PAYMENT_REQUIRED, null);
  }

  /** Whether the answer had to be shorter than the request lets it be. */
  public boolean isCapped() {
    return told >= 0;
  }

  @Override
  public List<Map.Entry<String, String>> headers() {
    long most = told;
    if (most < 0) {
      return hold.headers();
    }
    List<Map.Entry<String, String>> headers = new ArrayList<>(hold.headers());
    headers.add(Map.entry(MOST_TOKENS, Long.toString(most)));
    return headers;
  }

  @Override
  public void settle(@Nullable UsageEvent event, boolean recorded) {
    hold.settle(event == null ? List.of() : Charges.of(event), recorded);
  }
}
