package io.turnpike.billing.pricing;

import io.turnpike.billing.LogEntry.CostLine;
import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.admission.PriceCeilings.Asked;
import io.turnpike.routing.admission.Quote.Rates;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nano-USD per token, call of a tool or search, for every class, fallbacks resolved; {@link
 * #UNKNOWN} for one without a price. Reasoning without a price of its own costs as output. In the
 * catalogue a cache read or write without one costs as input, because vendors say so of models
 * whose cache is no cheaper; a tenant's silence about them says nothing, nor does anybody's about
 * sounds, pictures and tools, which differ from text many times over.
 */
final class Tariff {

  static final long UNKNOWN = -1;

  private static final UsageClass[] CLASSES = UsageClass.values();

  private final String version;

  /** By class. */
  private final long[] rates;

  /** Whether tokens have no price: searches alone do. */
  private final boolean bySearch;

  private Tariff(String version, long[] rates) {
    this(version, rates, false);
  }

  private Tariff(String version, long[] rates, boolean bySearch) {
    this.version = version;
    this.rates = rates;
    this.bySearch = bySearch;
  }

  static Tariff of(DatedPrice price) {
    long input = price.inputNanoUsd();
    long write5m = or(price.cacheWrite5mNanoUsd(), input);
    return new Tariff(
        price.version(),
        rates(
            input,
            or(price.cachedInputNanoUsd(), input),
            write5m,
            or(price.cacheWrite1hNanoUsd(), write5m),
            or(price.audioInputNanoUsd(), UNKNOWN),
            or(price.imageNanoUsd(), UNKNOWN),
            price.outputNanoUsd(),
            or(price.reasoningNanoUsd(), price.outputNanoUsd()),
            or(price.audioOutputNanoUsd(), UNKNOWN),
            or(price.imageOutputNanoUsd(), UNKNOWN),
            or(price.webSearchNanoUsd(), UNKNOWN),
            or(price.fileSearchNanoUsd(), UNKNOWN),
            or(price.searchUnitNanoUsd(), UNKNOWN)),
        price.soldBySearch());
  }

  /**
   * @param webSearch fee for a search, which a tenant does not name
   * @param fileSearch likewise
   * @param searchUnit likewise, for what a rerank is billed as
   */
  static Tariff of(
      String version, ModelPrice price, long webSearch, long fileSearch, long searchUnit) {
    return new Tariff(
        version,
        rates(
            price.inputNanoUsd(),
            or(price.cachedInputNanoUsd(), UNKNOWN),
            or(price.cacheWrite5mNanoUsd(), UNKNOWN),
            or(price.cacheWrite1hNanoUsd(), UNKNOWN),
            or(price.audioInputNanoUsd(), UNKNOWN),
            or(price.imageNanoUsd(), UNKNOWN),
            price.outputNanoUsd(),
            or(price.reasoningNanoUsd(), price.outputNanoUsd()),
            or(price.audioOutputNanoUsd(), UNKNOWN),
            UNKNOWN,
            webSearch,
            fileSearch,
            searchUnit));
  }

  /**
   * Of a bill from when a tenant named two prices, for all that was read and all that was written.
   */
  static Tariff flat(String version, long in, long out) {
    return new Tariff(
        version, rates(in, in, in, in, in, in, out, out, out, out, UNKNOWN, UNKNOWN, UNKNOWN));
  }

  /** Of each class the dearest, {@code UNKNOWN} where none of them has a price. */
  static Tariff dearest(String version, Collection<Tariff> tariffs) {
    long[] rates = new long[CLASSES.length];
    Arrays.fill(rates, UNKNOWN);
    for (Tariff tariff : tariffs) {
      for (int i = 0; i < rates.length; i++) {
        rates[i] = Math.max(rates[i], tariff.rates[i]);
      }
    }
    return new Tariff(
        version, rates, !tariffs.isEmpty() && tariffs.stream().allMatch(it -> it.bySearch));
  }

  /** With prices for what has none here: the other's, else the dearest of any token. */
  Tariff filled(Tariff other) {
    long[] filled = rates.clone();
    long dearest = Math.max(0, Math.max(tokenRate(), other.tokenRate()));
    for (int i = 0; i < filled.length; i++) {
      filled[i] = filled[i] >= 0 ? filled[i] : other.rates[i] >= 0 ? other.rates[i] : dearest;
    }
    return new Tariff(version, filled);
  }

  /** The same with another fee for a search. */
  Tariff searching(String named, long fee) {
    long[] others = rates.clone();
    others[UsageClass.WEB_SEARCH.ordinal()] = fee;
    return new Tariff(named, others, bySearch);
  }

  String version() {
    return version;
  }

  /** Nano-USD; {@link #UNKNOWN} without a price. */
  long rate(UsageClass of) {
    return rates[of.ordinal()];
  }

  /** Null when a class was used that has no price, or when the sum is beyond all money. */
  @Nullable Cost price(TokenUsage usage) {
    try {
      return covers(usage) ? new Cost(total(usage), version) : null;
    } catch (ArithmeticException overflow) {
      return null;
    }
  }

  /**
   * The dearest of the classes that a request can be charged as. A search without a price costs
   * nothing here: its model is paid by the token. Null for a request that is no search of a model
   * that is paid by nothing else.
   */
  @Nullable Rates dearest(Asked asked) {
    return bySearch && !asked.searches() ? null : dearestOf(asked);
  }

  private Rates dearestOf(Asked asked) {
    long read = Math.max(rate(UsageClass.INPUT), rate(UsageClass.CACHED_INPUT));
    if (asked.cacheWrites()) {
      read = Math.max(read, rate(UsageClass.CACHE_WRITE_5M));
      read = Math.max(read, rate(UsageClass.CACHE_WRITE_1H));
    }
    long written = Math.max(rate(UsageClass.OUTPUT), rate(UsageClass.REASONING));
    if (asked.media()) {
      read = Math.max(read, Math.max(rate(UsageClass.AUDIO_INPUT), rate(UsageClass.IMAGE)));
      written =
          Math.max(written, Math.max(rate(UsageClass.AUDIO_OUTPUT), rate(UsageClass.IMAGE_OUTPUT)));
    }
    return new Rates(read, written, Math.max(0, rate(UsageClass.SEARCH_UNIT)));
  }

  /** The same sum, one line per class that was used; only for usage that has a price. */
  List<CostLine> lines(TokenUsage usage) {
    List<CostLine> lines = new ArrayList<>();
    for (UsageClass each : CLASSES) {
      long count = each.count(usage);
      if (count != 0) {
        lines.add(new CostLine(each.word(), count, rate(each), nanoUsd(each, count)));
      }
    }
    return lines;
  }

  private boolean covers(TokenUsage usage) {
    if (bySearch && usage.searchUnits() == 0) {
      return false;
    }
    for (UsageClass each : CLASSES) {
      long count = each.count(usage);
      if (count < 0 || count > 0 && rate(each) < 0) {
        return false;
      }
    }
    return true;
  }

  private long total(TokenUsage usage) {
    long total = 0;
    for (UsageClass each : CLASSES) {
      total = Math.addExact(total, nanoUsd(each, each.count(usage)));
    }
    return total;
  }

  private long nanoUsd(UsageClass each, long count) {
    return Math.multiplyExact(count, rate(each));
  }

  private long tokenRate() {
    long dearest = UNKNOWN;
    for (UsageClass each : CLASSES) {
      dearest = each.isTokens() ? Math.max(dearest, rate(each)) : dearest;
    }
    return dearest;
  }

  /** In the order of the classes. */
  private static long[] rates(long... inOrder) {
    return inOrder;
  }

  private static long or(@Nullable Long own, long base) {
    return own == null ? base : own;
  }
}
