package io.turnpike.routing.gateway.plan.eligibility;

import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Requirements.PriceCap;
import io.turnpike.routing.usage.Reason;
import io.turnpike.tenants.ProviderConnection.DataPolicy;
import java.util.Set;
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
    if (wanted == Requirements.NONE) {
      return null;
    }
    Exclusion names = names(candidate, wanted);
    if (names != null) {
      return names;
    }
    Exclusion data = data(candidate.connection().dataPolicy(), wanted);
    return data != null || wanted.maxPrice() == null ? data : price(candidate, wanted.maxPrice());
  }

  private static @Nullable Exclusion names(Candidate candidate, Requirements wanted) {
    if (!wanted.only().isEmpty() && !isAmong(candidate, wanted.only())) {
      return new Exclusion(
          Reason.NOT_AMONG_ONLY, "the request may only go to " + String.join(", ", wanted.only()));
    }
    return !wanted.ignore().isEmpty() && isAmong(candidate, wanted.ignore())
        ? new Exclusion(Reason.IGNORED, "the request may not go there")
        : null;
  }

  private static boolean isAmong(Candidate candidate, Set<String> names) {
    String connection = candidate.connection().name();
    return names.contains(connection)
        || names.contains(candidate.model())
        || names.contains(connection + "/" + candidate.model());
  }

  private static @Nullable Exclusion data(DataPolicy policy, Requirements wanted) {
    if (wanted.zdr() && !policy.zdr()) {
      return new Exclusion(Reason.NOT_ZDR, "its connection does not declare zero data retention");
    }
    if (wanted.noTraining() && !policy.noTraining()) {
      return new Exclusion(Reason.MAY_TRAIN, "its connection does not declare that none trains");
    }
    return wanted.regions().isEmpty() || isInOne(policy, wanted.regions())
        ? null
        : new Exclusion(
            Reason.WRONG_REGION,
            policy.region() == null
                ? "its connection does not declare a region"
                : "its region is " + policy.region());
  }

  private static boolean isInOne(DataPolicy policy, Set<String> regions) {
    for (String region : regions) {
      if (policy.isIn(region)) {
        return true;
      }
    }
    return false;
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
