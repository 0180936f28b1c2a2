package io.turnpike.billing.alerts;

import io.turnpike.billing.Budget;
import java.math.BigInteger;
import java.util.List;

/** Percents of an amount, exactly: no product is cut, nothing is rounded. */
final class Thresholds {

  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  private Thresholds() {}

  /** Those of the budget's percents that are spent, in their order. */
  static List<Integer> reached(Budget budget, long spent) {
    BigInteger parts = BigInteger.valueOf(spent).multiply(HUNDRED);
    BigInteger amount = BigInteger.valueOf(budget.amountNanoUsd());
    return budget.alerts().stream()
        .filter(percent -> parts.compareTo(amount.multiply(BigInteger.valueOf(percent))) >= 0)
        .toList();
  }
}
