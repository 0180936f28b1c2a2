package io.turnpike.billing.ledger;

import io.turnpike.billing.LedgerEntry.Kind;
import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;

/**
 * An entry to be made.
 *
 * @param at when it came about; of usage the beginning of its quarter of an hour
 * @param count of the requests it stands for
 * @param reference empty for usage
 */
record Posting(
    UUID organization,
    Kind kind,
    Instant at,
    String team,
    String provider,
    Count count,
    BigInteger amountNano,
    String reference) {

  /** Of what no team and no provider causes. */
  static Posting of(UUID organization, Kind kind, Instant at, long amountNano, String reference) {
    return new Posting(
        organization, kind, at, "", "", Count.NONE, BigInteger.valueOf(amountNano), reference);
  }

  /** Requests, those that failed, and attempts without a price. */
  record Count(long requests, long failed, long unpricedAttempts) {

    static final Count NONE = new Count(0, 0, 0);

    Count plus(Count other) {
      return new Count(
          requests + other.requests,
          failed + other.failed,
          unpricedAttempts + other.unpricedAttempts);
    }
  }
}
