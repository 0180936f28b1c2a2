package io.turnpike.billing.ledger;

import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Most requests take one attempt, and what that used is what the row says already: it is not
 * written a second time, a fifth of the row.
 */
public final class OnlyAttempt {

  private OnlyAttempt() {}

  /** To store. */
  public static List<Attempt> lean(UsageEvent event) {
    List<Attempt> attempts = event.attempts();
    return attempts.size() == 1 && repeats(attempts.getFirst(), event)
        ? List.of(using(attempts.getFirst(), TokenUsage.NONE, UsageSource.NONE, null))
        : attempts;
  }

  /** As they were before they were stored, given what the row says of the request. */
  public static List<Attempt> whole(
      List<Attempt> stored, TokenUsage usage, UsageSource source, @Nullable Cost cost) {
    return stored.size() == 1 && stored.getFirst().usageSource() == UsageSource.NONE
        ? List.of(using(stored.getFirst(), usage, source, cost))
        : stored;
  }

  private static boolean repeats(Attempt attempt, UsageEvent event) {
    return attempt.owes()
        && attempt.usage().equals(event.usage())
        && attempt.usageSource() == event.usageSource()
        && Objects.equals(attempt.cost(), event.cost());
  }

  private static Attempt using(
      Attempt attempt, TokenUsage usage, UsageSource source, @Nullable Cost cost) {
    return new Attempt(
        attempt.number(),
        attempt.connection(),
        attempt.model(),
        attempt.startMicros(),
        attempt.connectedMicros(),
        attempt.headersMicros(),
        attempt.firstTokenMicros(),
        attempt.endMicros(),
        attempt.status(),
        attempt.failure(),
        attempt.detail(),
        attempt.at(),
        attempt.credential(),
        attempt.breaker(),
        usage,
        source,
        cost);
  }
}
