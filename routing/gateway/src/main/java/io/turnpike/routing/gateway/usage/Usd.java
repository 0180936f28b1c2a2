package io.turnpike.routing.gateway.usage;

import io.turnpike.routing.usage.Bill.Cost;
import java.math.BigDecimal;

/** Money as headers and answers show it: plain decimal US dollars, exact to the nano-dollar. */
public final class Usd {

  private static final int NANO_DIGITS = 9;

  private Usd() {}

  public static String of(Cost cost) {
    return of(cost.nanoUsd());
  }

  public static String of(long nanoUsd) {
    return BigDecimal.valueOf(nanoUsd, NANO_DIGITS).stripTrailingZeros().toPlainString();
  }
}
