package io.turnpike.billing.pricing;

import io.turnpike.billing.LogEntry.CostLine;
import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.ProviderConnection.ModelPrice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nano-USD per token for every class, fallbacks resolved: a cache read or write without a price of
 * its own costs as input, reasoning as output. Audio and images differ from text many times over,
 * so the catalogue's silence about them means unknown.
 *
 * @param media per token of audio or image read; {@link #UNKNOWN} without a price
 * @param audioOutput per token of audio written; {@link #UNKNOWN} without a price
 */
record Tariff(
    String version,
    long input,
    long cachedInput,
    long cacheWrite5m,
    long cacheWrite1h,
    long media,
    long output,
    long reasoning,
    long audioOutput) {

  static final long UNKNOWN = -1;

  private static final TokenClass[] CLASSES = TokenClass.values();

  static Tariff of(DatedPrice price) {
    long write5m = or(price.cacheWrite5mNanoUsd(), price.inputNanoUsd());
    return new Tariff(
        price.version(),
        price.inputNanoUsd(),
        or(price.cachedInputNanoUsd(), price.inputNanoUsd()),
        write5m,
        or(price.cacheWrite1hNanoUsd(), write5m),
        UNKNOWN,
        price.outputNanoUsd(),
        or(price.reasoningNanoUsd(), price.outputNanoUsd()),
        UNKNOWN);
  }

  /** A tenant names two prices: for all that its model reads and all that it writes. */
  static Tariff of(String version, ModelPrice price) {
    long in = price.inputNanoUsd();
    long out = price.outputNanoUsd();
    return new Tariff(version, in, in, in, in, in, out, out, out);
  }

  /** Null when a class was used that has no price, or when the sum is beyond all money. */
  @Nullable Cost price(TokenUsage usage) {
    try {
      return covers(usage) ? new Cost(total(usage), version) : null;
    } catch (ArithmeticException overflow) {
      return null;
    }
  }

  /** The same sum, one line per class that was used; only for usage that has a price. */
  List<CostLine> lines(TokenUsage usage) {
    List<CostLine> lines = new ArrayList<>();
    for (TokenClass each : CLASSES) {
      long tokens = each.tokens(usage);
      if (tokens != 0) {
        lines.add(new CostLine(each.word(), tokens, rate(each), nanoUsd(each, tokens)));
      }
    }
    return lines;
  }

  private boolean covers(TokenUsage usage) {
    for (TokenClass each : CLASSES) {
      long tokens = each.tokens(usage);
      if (tokens < 0 || (tokens > 0 && rate(each) < 0)) {
        return false;
      }
    }
    return true;
  }

  private long total(TokenUsage usage) {
    long total = 0;
    for (TokenClass each : CLASSES) {
      total = Math.addExact(total, nanoUsd(each, each.tokens(usage)));
    }
    return total;
  }

  private long nanoUsd(TokenClass tokenClass, long tokens) {
    return Math.multiplyExact(tokens, rate(tokenClass));
  }

  private long rate(TokenClass tokenClass) {
    return switch (tokenClass) {
      case INPUT -> input;
      case CACHED_INPUT -> cachedInput;
      case CACHE_WRITE_5M -> cacheWrite5m;
      case CACHE_WRITE_1H -> cacheWrite1h;
      case AUDIO_INPUT, IMAGE -> media;
      case OUTPUT -> output;
      case REASONING -> reasoning;
      case AUDIO_OUTPUT -> audioOutput;
    };
  }

  private static long or(@Nullable Long own, long base) {
    return own == null ? base : own;
  }
}
