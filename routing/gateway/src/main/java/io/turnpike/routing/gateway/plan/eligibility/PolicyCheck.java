package io.turnpike.routing.gateway.plan.eligibility;

import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.Demands;
import io.turnpike.routing.gateway.call.Demands.Unmet;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Requirements.PriceCap;
import io.turnpike.routing.usage.Reason;
import org.jspecify.annotations.Nullable;

/** What the client and the config demand of whoever serves. What is unknown does not satisfy. */
final class PolicyCheck {

  private final Prices prices;

  PolicyCheck(Prices prices) {
    this.prices = prices;
  }

  /** Null when nothing stands against the target. */
  @Nullable Exclusion check(Candidate candidate, Requirements wanted) {
    if (!candidate.connection().mayServe(candidate.model())) {
      return new Exclusion(
          Reason.MODEL_NOT_SERVED, "its connection may not serve " + candidate.model());
    }
    if (prices.isBlocked(candidate)) {
      return new Exclusion(
          Reason.UNPRICED_MODEL,
          "the price of "
              + candidate.model()
              + " is not known, and the organization does not let such models be asked");
    }
    Unmet unmet = Demands.unmet(candidate, wanted);
    if (unmet != null) {
      return new Exclusion(unmet.reason(), unmet.detail());
    }
    return wanted.maxPrice() == null ? null : price(candidate, wanted.maxPrice());
  }

  private @Nullable Exclusion price(Candidate candidate, PriceCap cap) {
    Exclusion input = price(cap.inputNanoUsd(), prices.input(candidate), "an input token");
    if (input != null) {
      return input;
    }
    Exclusion output = price(cap.outputNanoUsd(), prices.output(candidate), "an output token");
    return output != null
        ? output
        : price(cap.request(), prices.expected(candidate), "the call is expected to");
  }

  private static @Nullable Exclusion price(@Nullable Long most, long price, String of) {
    if (most == null || price >= 0 && price <= most) {
      return null;
    }
    return price < 0
        ? new Exclusion(Reason.PRICE_UNKNOWN, "its price is not known, and a limit is set")
        : new Exclusion(
            Reason.TOO_EXPENSIVE,
            of
                + (of.startsWith("an ") ? " costs " : " cost ")
                + price
                + " nano-USD; "
                + most
                + " are allowed");
  }
}
