package io.turnpike.billing.pricing;

import io.turnpike.billing.LogEntry.CostLine;
import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.admission.PriceCeilings.Asked;
import io.turnpike.routing.admission.Quote.Rates;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.ProviderConnection.ModelPrice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nano-USD per token for every class, fallbacks resolved; {@link #UNKNOWN} for one without a price.
 * Reasoning without a price of its own costs as output. In the catalogue a cache read or write
 * without one costs as input, because vendors say so of models whose cache is no cheaper; a
 * tenant's silence about them says nothing, nor does anybody's about audio and images, which differ
 * from text many times over.
 */
record Tariff(
    String version,
    long input,
    long cachedInput,
    long cacheWrite5m,
    long cacheWrite1h,
    long audioInput,
    long image,
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
        UNKNOWN,
        price.outputNanoUsd(),
        or(price.reasoningNanoUsd(), price.outputNanoUsd()),
        UNKNOWN);
  }

  static Tariff of(String version, ModelPrice price) {
    return new Tariff(
        version,
        price.inputNanoUsd(),
        or(price.cachedInputNanoUsd(), UNKNOWN),
        or(price.cacheWrite5mNanoUsd(), UNKNOWN),
        or(price.cacheWrite1hNanoUsd(), UNKNOWN),
        or(price.audioInputNanoUsd(), UNKNOWN),
        or(price.imageNanoUsd(), UNKNOWN),
        price.outputNanoUsd(),
        or(price.reasoningNanoUsd(), price.outputNanoUsd()),
        or(price.audioOutputNanoUsd(), UNKNOWN));
  }

  /**
   * Of a bill from when a tenant named two prices, for all that was read and all that was written.
   */
  static Tariff flat(String version, long in, long out) {
    return new Tariff(version, in, in, in, in, in, in, out, out, out);
  }

  /** Null when a class was used that has no price, or when the sum is beyond all money. */
  @Nullable Cost price(TokenUsage usage) {
    try {
      return covers(usage) ? new Cost(total(usage), version) : null;
    } catch (ArithmeticException overflow) {
      return null;
    }
  }

  /** The dearest of the classes that a request can be charged as. */
  Rates dearest(Asked asked) {
    long read = Math.max(input, cachedInput);
    read = asked.cacheWrites() ? Math.max(read, Math.max(cacheWrite5m, cacheWrite1h)) : read;
    long written = Math.max(output, reasoning);
    return asked.media()
        ? new Rates(Math.max(read, Math.max(audioInput, image)), Math.max(written, audioOutput))
        : new Rates(read, written);
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
      case AUDIO_INPUT -> audioInput;
      case IMAGE -> image;
      case OUTPUT -> output;
      case REASONING -> reasoning;
      case AUDIO_OUTPUT -> audioOutput;
    };
  }

  private static long or(@Nullable Long own, long base) {
    return own == null ? base : own;
  }
}
