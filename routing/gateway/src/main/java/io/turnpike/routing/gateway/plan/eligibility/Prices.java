package io.turnpike.routing.gateway.plan.eligibility;

import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.dialects.contents.RequestContents;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.Unpriced;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a request may be expected to cost at a target, by today's prices. */
public final class Prices {

  /** For a request that does not limit its answer. */
  static final long USUAL_OUTPUT = 512;

  private static final TokenUsage INPUT_TOKEN = TokenUsage.of(1, 0);
  private static final TokenUsage OUTPUT_TOKEN = TokenUsage.of(0, 1);

  private final UsagePricing pricing;
  private final Call call;
  private final Instant now = Instant.now();

  /** Found out once, by a walk through the whole body. */
  private @Nullable TokenUsage charged;

  public Prices(UsagePricing pricing, Call call) {
    this.pricing = pricing;
    this.call = call;
  }

  /** Nano-USD of the whole call, by its estimated tokens; -1 while the price is unknown. */
  public long expected(Candidate candidate) {
    long limit = call.body().outputLimit(candidate.target());
    TokenUsage tokens =
        TokenUsage.of(call.estimatedInputTokens(), limit < 0 ? USUAL_OUTPUT : limit);
    long bySearch = price(candidate, tokens.searching(call.body().searches(candidate.target())));
    return bySearch < 0 ? price(candidate, tokens) : bySearch;
  }

  /** Nano-USD a token; -1 while unknown. */
  long input(Candidate candidate) {
    return token(candidate, INPUT_TOKEN);
  }

  /** Nano-USD a token; -1 while unknown. */
  long output(Candidate candidate) {
    return token(candidate, OUTPUT_TOKEN);
  }

  /** Where searches are sold, what a token adds to one. */
  private long token(Candidate candidate, TokenUsage token) {
    long alone = price(candidate, token);
    if (alone >= 0 || call.body().searches(candidate.target()) == 0) {
      return alone;
    }
    long together = price(candidate, token.searching(1));
    return together < 0 ? together : together - price(candidate, TokenUsage.NONE.searching(1));
  }

  /**
   * Whether the price of what the call is charged by is unknown, and the organization wants no such
   * model to be asked.
   */
  boolean isBlocked(Candidate candidate) {
    return call.caller().unpriced() == Unpriced.BLOCK
        && !candidate.model().isEmpty()
        && !call.body().isFree()
        && !pricing.isPriced(candidate.connection(), candidate.model(), charged(), now);
  }

  private TokenUsage charged() {
    if (charged == null) {
      charged = RequestContents.of(call.body()).charged(call.body());
    }
    return charged;
  }

  private long price(Candidate candidate, TokenUsage usage) {
    Cost cost = pricing.price(candidate.connection(), candidate.model(), usage, now);
    return cost == null ? -1 : cost.nanoUsd();
  }
}
