package io.turnpike.routing.usage;

import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request owes: the sum of its attempts, without those nobody could confirm. What is known
 * of the cost is kept apart from what is not.
 */
public final class AttemptTotals {

  private static final String AND = " + ";
  private static final Pattern SEPARATOR = Pattern.compile(AND, Pattern.LITERAL);

  private final List<Attempt> attempts;

  public AttemptTotals(List<Attempt> attempts) {
    this.attempts = attempts;
  }

  public Bill bill() {
    return new Bill(usage(), source(), cost());
  }

  public TokenUsage usage() {
    TokenUsage sum = TokenUsage.NONE;
    for (Attempt attempt : attempts) {
      sum = attempt.bill().owes() ? sum.and(attempt.bill().usage()) : sum;
    }
    return sum;
  }

  /** An estimate in it makes the whole an estimate. */
  public UsageSource source() {
    UsageSource source = UsageSource.NONE;
    for (Attempt attempt : attempts) {
      switch (attempt.bill().source()) {
        case ESTIMATED, RECOVERED -> {
          return UsageSource.ESTIMATED;
        }
        case PROVIDER -> source = UsageSource.PROVIDER;
        case NONE, UNCONFIRMED -> {}
      }
    }
    return source;
  }

  /** Of the attempts whose price is known, with every price it holds; null when there are none. */
  public @Nullable Cost cost() {
    Cost sum = null;
    for (Attempt attempt : attempts) {
      Cost cost = attempt.bill().owes() ? attempt.bill().cost() : null;
      if (cost != null) {
        sum = sum == null ? cost : and(sum, cost);
      }
    }
    return sum;
  }

  /** Whether {@link #cost} is all there is to pay. */
  public boolean complete() {
    for (Attempt attempt : attempts) {
      if (attempt.bill().unpriced()) {
        return false;
      }
    }
    return true;
  }

  /** Beyond all money it stays at the largest there is. */
  private static Cost and(Cost sum, Cost cost) {
    long room = Long.MAX_VALUE - sum.nanoUsd();
    return new Cost(
        sum.nanoUsd() + Math.min(room, cost.nanoUsd()),
        versions(sum.priceVersion(), cost.priceVersion()));
  }

  private static String versions(String some, String another) {
    return List.of(SEPARATOR.split(some)).contains(another) ? some : some + AND + another;
  }
}
