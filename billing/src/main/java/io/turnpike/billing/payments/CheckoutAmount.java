package io.turnpike.billing.payments;

import io.turnpike.billing.Usd;
import io.turnpike.infra.refusal.InvalidInput;
import java.math.BigDecimal;

/** How much can be bought at once. */
final class CheckoutAmount {

  private static final BigDecimal LEAST = BigDecimal.ONE;
  private static final BigDecimal MOST = BigDecimal.valueOf(10_000);
  private static final int CENTS = 2;

  private CheckoutAmount() {}

  /** In nano-USD. InvalidInput for what is not whole cents, too little or too much. */
  static long nano(BigDecimal usd) {
    boolean within = usd.compareTo(LEAST) >= 0 && usd.compareTo(MOST) <= 0;
    if (!within || usd.stripTrailingZeros().scale() > CENTS) {
      throw InvalidInput.at(
          "/amount_usd", "must be US dollars in whole cents, from 1.00 to 10000.00");
    }
    return Usd.nano(usd);
  }
}
