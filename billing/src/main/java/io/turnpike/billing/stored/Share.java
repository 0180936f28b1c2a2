package io.turnpike.billing.stored;

import io.turnpike.billing.stored.reading.BookedSql;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.AttemptTotals;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request used of one provider's model that is not the one it counts for. {@link BookedSql}
 * reads these by their names.
 *
 * @param cost what is known of it, in nano-USD
 * @param unpriced attempts of which it is not known
 */
record Share(String provider, String model, long input, long output, long cost, int unpriced) {

  /**
   * One per provider and model; empty for nearly all requests. Empty too where the attempts do not
   * add up to the event, as in records of earlier releases: then all of it stays in one place.
   */
  public static List<Share> elsewhere(UsageEvent event) {
    List<Share> shares = new ArrayList<>(0);
    for (Attempt attempt : event.attempts()) {
      if (isElsewhere(attempt, event) && attempt.bill().owes() && used(attempt)) {
        shares.add(of(attempt));
      }
    }
    return shares.isEmpty() || !addsUp(event) ? List.of() : together(shares);
  }

  private static boolean isElsewhere(Attempt attempt, UsageEvent event) {
    return !attempt.where().upstream().equals(event.served().upstream());
  }

  private static boolean used(Attempt attempt) {
    return !attempt.bill().usage().equals(TokenUsage.NONE);
  }

  private static boolean addsUp(UsageEvent event) {
    AttemptTotals totals = new AttemptTotals(event.attempts());
    return totals.usage().equals(event.bill().usage())
        && nano(totals.cost()) == nano(event.bill().cost());
  }

  private static Share of(Attempt attempt) {
    return new Share(
        attempt.connection(),
        attempt.model(),
        attempt.bill().usage().totalInput(),
        attempt.bill().usage().totalOutput(),
        nano(attempt.bill().cost()),
        attempt.bill().unpriced() ? 1 : 0);
  }

  private static List<Share> together(List<Share> shares) {
    Map<List<String>, Share> together = new LinkedHashMap<>();
    for (Share share : shares) {
      together.merge(List.of(share.provider, share.model), share, Share::and);
    }
    return List.copyOf(together.values());
  }

  private Share and(Share other) {
    return new Share(
        provider,
        model,
        input + other.input,
        output + other.output,
        cost + other.cost,
        unpriced + other.unpriced);
  }

  private static long nano(@Nullable Cost cost) {
    return cost == null ? 0 : cost.nanoUsd();
  }
}
