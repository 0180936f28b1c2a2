package io.turnpike.billing;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An amount that went out of one account of an organization and into another.
 *
 * @param id grows with time, within the installation
 * @param month on whose statement it stands; later than {@code origin} where that was closed
 * @param origin month it came about in, by the organization's calendar when it was posted
 * @param quarter beginning of the quarter of an hour in which its requests began; null for what is
 *     not usage
 * @param team slug; empty where there is none, as is the provider
 * @param requests how many it sums up
 * @param unpricedAttempts of these; unless there are none, more is owed than {@code amountNanoUsd}
 * @param amountNanoUsd below 0 where something is given back
 * @param reference what else tells where it comes from; empty for usage
 */
public record LedgerEntry(
    long id,
    Instant postedAt,
    Kind kind,
    YearMonth month,
    YearMonth origin,
    @Nullable Instant quarter,
    String team,
    String provider,
    long requests,
    long failed,
    long unpricedAttempts,
    long amountNanoUsd,
    String reference) {

  /** What a sum of money is for, and so between which accounts it goes. */
  public enum Kind {
    /** Of calls, as providers charge for it who are paid by the organization itself. */
    USAGE(Account.USAGE, Account.PROVIDERS),
    /** Of calls over the operator's connections. */
    HOUSE_USAGE(Account.USAGE, Account.CREDITS),
    /** What a corrected price makes of usage that was posted before. */
    RERATING(Account.USAGE, Account.PROVIDERS),
    /** The same over the operator's connections. */
    HOUSE_RERATING(Account.USAGE, Account.CREDITS),
    /** Of the plan, for a month. */
    MONTHLY_FEE(Account.FEES, Account.OPERATOR),
    /** Of the plan, for requests beyond those it includes. */
    REQUEST_FEE(Account.FEES, Account.OPERATOR),
    /** Paid, or given, in advance. */
    CREDIT(Account.CREDITS, Account.PAID_IN);

    private final Account debit;
    private final Account credit;

    Kind(Account debit, Account credit) {
      this.debit = debit;
      this.credit = credit;
    }

    /** Where it goes. */
    public Account debit() {
      return debit;
    }

    /** Where it comes from. */
    public Account credit() {
      return credit;
    }

    public boolean isRerating() {
      return this == RERATING || this == HOUSE_RERATING;
    }
  }

  /** Of one organization; a balance is what came in less what went out. */
  public enum Account {
    /** What calls cost. */
    USAGE,
    /** What the plan costs. */
    FEES,
    /** Owed to providers who charge the organization themselves. */
    PROVIDERS,
    /** What is left of what was paid in advance. */
    CREDITS,
    /** Owed to the operator. */
    OPERATOR,
    /** What was paid, or given, in advance. */
    PAID_IN
  }
}
