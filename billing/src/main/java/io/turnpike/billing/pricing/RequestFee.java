package io.turnpike.billing.pricing;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fee for a request that searched, where the kind of its answer tells it and the catalogue does
 * not: {@code search-6} is six dollars for a thousand requests, {@code search-low} says no more
 * than a size. The version of a price with such a fee ends in it: {@code #search-6}, and {@code
 * #search-0} where nobody knows it.
 */
final class RequestFee {

  private static final String KIND = "search-";
  private static final String DOLLARS = "(\\d{1,9}(?:\\.\\d{1,6})?)";
  private static final Pattern TOLD = Pattern.compile(KIND + DOLLARS);
  private static final Pattern VERSION = Pattern.compile("(.+)#" + KIND + DOLLARS);

  /** Of a thousandth of a dollar, digits behind the point. */
  private static final int NANOS = 6;

  private RequestFee() {}

  /**
   * Nano-USD; 0 where only a size is told, {@link Tariff#UNKNOWN} where it is no such kind.
   *
   * @param kind of service, as an answer tells it
   */
  static long of(@Nullable String kind) {
    if (kind == null || !kind.startsWith(KIND)) {
      return Tariff.UNKNOWN;
    }
    Matcher told = TOLD.matcher(kind);
    return told.matches() ? nanoUsd(told.group(1)) : 0;
  }

  /** The same price with that fee, unless it has one of its own and no other is told. */
  static Tariff beside(Tariff usual, long fee) {
    boolean listed = usual.rate(UsageClass.WEB_SEARCH) >= 0;
    return fee == 0 && listed ? usual : usual.searching(version(usual, fee), fee);
  }

  /** Null for a version without one, or of a price that is not known any more. */
  static @Nullable Tariff named(String version, PriceList list) {
    Matcher told = VERSION.matcher(version);
    Tariff usual = told.matches() ? list.named(told.group(1)) : null;
    return usual == null ? null : usual.searching(version, nanoUsd(told.group(2)));
  }

  private static String version(Tariff usual, long fee) {
    String dollars = BigDecimal.valueOf(fee, NANOS).stripTrailingZeros().toPlainString();
    return usual.version() + "#" + KIND + dollars;
  }

  private static long nanoUsd(String dollars) {
    return new BigDecimal(dollars).movePointRight(NANOS).longValueExact();
  }
}
