package io.turnpike.billing.plans;

/**
 * What the operator charges beside what providers charge. Tokens cost the same under all of them.
 *
 * @param name for programs
 * @param title for people
 * @param monthlyFeeNanoUsd for each month, whatever is used
 * @param includedRequests answered requests of a month that cost nothing beyond that
 * @param requestFeeNanoUsd for each one more
 */
public record Plan(
    String name,
    String title,
    long monthlyFeeNanoUsd,
    long includedRequests,
    long requestFeeNanoUsd) {

  /** In a month with so many answered requests. */
  public long requestFeesNanoUsd(long answered) {
    return Math.multiplyExact(Math.max(0, answered - includedRequests), requestFeeNanoUsd);
  }
}
