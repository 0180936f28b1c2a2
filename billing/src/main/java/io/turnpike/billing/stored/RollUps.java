package io.turnpike.billing.stored;

import io.turnpike.billing.stored.reading.BookedSql;
import io.turnpike.routing.ConfigReference;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Who;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What new rows add to the roll-ups. Added up here, because each of a batch's rows would otherwise
 * be read once more by Postgres, mostly for one and the same sum. {@link BookedSql} says the same
 * of stored rows.
 */
public final class RollUps {

  private static final long QUARTER_SECONDS = 900;

  private final Map<Place, Figures> sums = new HashMap<>();

  public Map<Place, Figures> sums() {
    return sums;
  }

  public void add(UsageEvent event) {
    Place where = place(event);
    add(where, figures(event));
    for (Share each : Share.elsewhere(event)) {
      Share share = Limits.storable(each);
      add(where.of(share.provider(), share.model()), figures(share, 1));
      add(where, figures(share, -1));
    }
  }

  private void add(Place where, Figures figures) {
    sums.merge(where, figures, Figures::plus);
  }

  /** Where an event counts. */
  public static Place place(UsageEvent event) {
    Who who = event.who();
    return new Place(
        who.organization().value(),
        quarter(event.timing().startedAt()),
        Limits.storable(who.teamSlug()),
        who.key().value(),
        config(event.asked().config()),
        Limits.storableOrEmpty(event.served().provider()),
        Limits.storableOrEmpty(event.served().model()));
  }

  private static long quarter(Instant startedAt) {
    return Math.floorDiv(startedAt.getEpochSecond(), QUARTER_SECONDS) * QUARTER_SECONDS;
  }

  /** All documents that come with requests are one. */
  private static String config(@Nullable String config) {
    return config != null && config.startsWith(ConfigReference.INLINE)
        ? ConfigReference.INLINE
        : Limits.storableOrEmpty(config);
  }

  private static Figures figures(UsageEvent event) {
    Bill bill = Limits.plausible(event.bill());
    Long cost = bill.nanoUsd();
    int unpriced = event.unpricedAttempts();
    return new Figures(
        1,
        failed(event.served().outcome()) ? 1 : 0,
        unpriced > 0 ? 1 : 0,
        unpriced,
        BigInteger.valueOf(bill.usage().totalInput()),
        BigInteger.valueOf(bill.usage().totalOutput()),
        cost == null ? BigInteger.ZERO : BigInteger.valueOf(cost));
  }

  private static boolean failed(Outcome outcome) {
    return outcome == Outcome.FAILED
        || outcome == Outcome.INTERRUPTED
        || outcome == Outcome.REJECTED;
  }

  private static Figures figures(Share share, int sign) {
    BigInteger times = BigInteger.valueOf(sign);
    return new Figures(
        0,
        0,
        0,
        (long) sign * share.unpriced(),
        BigInteger.valueOf(share.input()).multiply(times),
        BigInteger.valueOf(share.output()).multiply(times),
        BigInteger.valueOf(share.cost()).multiply(times));
  }

  /**
   * A row of the roll-up.
   *
   * @param quarter when it began, in seconds
   * @param config empty where there was none, as are provider and model
   */
  public record Place(
      UUID organization,
      long quarter,
      String team,
      UUID key,
      String config,
      String provider,
      String model) {

    /** The same at another provider's model. */
    public Place of(String otherProvider, String otherModel) {
      return new Place(organization, quarter, team, key, config, otherProvider, otherModel);
    }
  }

  /** Sums that no absurd figure can overflow. */
  public record Figures(
      long requests,
      long failed,
      long unpriced,
      long unpricedAttempts,
      BigInteger inputTokens,
      BigInteger outputTokens,
      BigInteger costNano) {

    private Figures plus(Figures other) {
      return new Figures(
          requests + other.requests,
          failed + other.failed,
          unpriced + other.unpriced,
          unpricedAttempts + other.unpricedAttempts,
          inputTokens.add(other.inputTokens),
          outputTokens.add(other.outputTokens),
          costNano.add(other.costNano));
    }
  }
}
