package io.turnpike.billing.stored;

import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.UsageEvent;
import java.util.List;

/**
 * Most requests take one attempt, and what that used is what the row says already: it is not
 * written a second time, a fifth of the row.
 */
final class OnlyAttempt {

  private OnlyAttempt() {}

  /** To store. */
  static List<Attempt> lean(UsageEvent event) {
    List<Attempt> attempts = event.attempts();
    return attempts.size() == 1 && repeats(attempts.getFirst(), event)
        ? List.of(attempts.getFirst().billed(Bill.NOTHING))
        : attempts;
  }

  /** As they were before they were stored, given what the row says of the request. */
  static List<Attempt> whole(List<Attempt> stored, Bill bill) {
    return stored.size() == 1 && stored.getFirst().bill().source() == UsageSource.NONE
        ? List.of(stored.getFirst().billed(bill))
        : stored;
  }

  private static boolean repeats(Attempt attempt, UsageEvent event) {
    return attempt.bill().owes() && attempt.bill().equals(event.bill());
  }
}
