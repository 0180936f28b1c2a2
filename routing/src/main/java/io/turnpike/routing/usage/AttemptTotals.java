package io.turnpike.routing.usage;

import io.turnpike.routing.Attempt;
import io.turnpike.routing.Cost;
import io.turnpike.routing.TokenUsage;
import io.turnpike.routing.UsageSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request owes: the sum of its attempts, without those nobody could confirm. */
final class AttemptTotals {

  private final List<Attempt> owed;

  AttemptTotals(List<Attempt> attempts) {
    this.owed = attempts.stream().filter(AttemptTotals::isOwed).toList();
  }

  TokenUsage usage() {
    return owed.stream().map(Attempt::usage).reduce(TokenUsage.NONE, TokenUsage::and);
  }

  /** An estimate in it makes the whole an estimate. */
  UsageSource source() {
    if (owed.isEmpty()) {
      return UsageSource.NONE;
    }
    return owed.stream().anyMatch(attempt -> attempt.usageSource() == UsageSource.ESTIMATED)
        ? UsageSource.ESTIMATED
        : UsageSource.PROVIDER;
  }

  /** Null when nothing is owed, or the price of one part is unknown, which is not zero. */
  @Nullable Cost cost() {
    long sum = 0;
    Cost last = null;
    for (Attempt attempt : owed) {
      Cost cost = attempt.cost();
      if (cost == null && attempt.usage() != TokenUsage.NONE) {
        return null;
      }
      if (cost != null) {
        sum = Math.addExact(sum, cost.nanoUsd());
        last = cost;
      }
    }
    return last == null ? null : new Cost(sum, last.priceVersion());
  }

  private static boolean isOwed(Attempt attempt) {
    return switch (attempt.usageSource()) {
      case PROVIDER, ESTIMATED, RECOVERED -> true;
      case NONE, UNCONFIRMED -> false;
    };
  }
}
