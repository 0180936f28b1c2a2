package io.turnpike.routing.plan.eligibility;

import io.turnpike.routing.RoutePlan.Override;
import io.turnpike.routing.RoutePlan.Target;
import io.turnpike.routing.dialect.RequestScan;
import java.util.List;

/** How many tokens the answer may have at most, once a target's own parameters are set. */
final class OutputLimit {

  private OutputLimit() {}

  /** -1 when nothing limits it. */
  static long of(RequestScan body, Target target) {
    long own = among(target.overrides());
    if (own >= 0) {
      return own;
    }
    return body.maxTokens() >= 0 ? body.maxTokens() : among(target.defaults());
  }

  private static long among(List<Override> overrides) {
    for (int i = 0; i < overrides.size(); i++) {
      Override override = overrides.get(i);
      if (override.field().equals("max_tokens")
          || override.field().equals("max_completion_tokens")) {
        return number(override.json());
      }
    }
    return -1;
  }

  /** -1 for what is no whole number of up to 12 digits. */
  private static long number(byte[] json) {
    long number = 0;
    for (byte digit : json) {
      if (digit < '0' || digit > '9' || json.length > 12) {
        return -1;
      }
      number = number * 10 + digit - '0';
    }
    return json.length == 0 ? -1 : number;
  }
}
