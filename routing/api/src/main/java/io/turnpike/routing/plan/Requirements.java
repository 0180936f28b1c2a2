package io.turnpike.routing.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a target before a request is sent to it. They only ever add up: nothing
 * further down, and no failover, loosens one. What is unknown does not satisfy any.
 *
 * @param zdr the provider keeps nothing
 * @param noTraining the provider does not train on it
 * @param regions one of which the target must be in; empty for any
 * @param parameters the model must be known to understand every parameter the request uses
 * @param maxPrice null for any
 * @param only connections, or models, it must be one of; empty for any
 * @param ignore connections, or models, it must not be
 * @param models with or without a connection or a type in front, one of which it must be asked for;
 *     empty for any
 */
public record Requirements(
    boolean zdr,
    boolean noTraining,
    Set<String> regions,
    boolean parameters,
    @Nullable PriceCap maxPrice,
    Set<String> only,
    Set<String> ignore,
    Set<String> models) {

  public static final Requirements NONE =
      new Requirements(false, false, Set.of(), false, null, Set.of(), Set.of());

  /** Those that do not name models. */
  public Requirements(
      boolean zdr,
      boolean noTraining,
      Set<String> regions,
      boolean parameters,
      @Nullable PriceCap maxPrice,
      Set<String> only,
      Set<String> ignore) {
    this(zdr, noTraining, regions, parameters, maxPrice, only, ignore, Set.of());
  }

  /** A region that satisfies nothing, for requirements that contradict each other. */
  private static final Set<String> NOWHERE = Set.of("(none)");

  /**
   * List prices a target may have at most, in nano-USD per token; null for any.
   *
   * @param request nano-USD a whole call may be expected to cost
   */
  public record PriceCap(
      @Nullable Long inputNanoUsd, @Nullable Long outputNanoUsd, @Nullable Long request) {

    /** Prices so far below what can be charged are nothing; to round one might take hours. */
    private static final int SMALLEST_EXPONENT = -30;

    /** Whole units, rounded down: a limit is never exceeded by its rounding. */
    public static long floor(BigDecimal usd, BigDecimal unitsPerUsd) {
      return usd.precision() - usd.scale() < SMALLEST_EXPONENT
          ? 0
          : usd.multiply(unitsPerUsd).setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    PriceCap and(PriceCap other) {
      return new PriceCap(
          least(inputNanoUsd, other.inputNanoUsd),
          least(outputNanoUsd, other.outputNanoUsd),
          least(request, other.request));
    }

    private static @Nullable Long least(@Nullable Long one, @Nullable Long other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return Math.min(one, other);
    }
  }

  /** Whether nothing can satisfy them, because their regions have none in common. */
  public boolean isContradiction() {
    return regions.equals(NOWHERE);
  }

  /** Both together. */
  public Requirements and(Requirements other) {
    if (this == NONE || other == NONE) {
      return this == NONE ? other : this;
    }
    return new Requirements(
        zdr || other.zdr,
        noTraining || other.noTraining,
        both(regions, other.regions),
        parameters || other.parameters,
        maxPrice == null || other.maxPrice == null
            ? maxPrice == null ? other.maxPrice : maxPrice
            : maxPrice.and(other.maxPrice),
        both(only, other.only),
        either(ignore, other.ignore),
        both(models, other.models));
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    Set<String> common = new LinkedHashSet<>(one);
    common.retainAll(other);
    return common.isEmpty() ? NOWHERE : Set.copyOf(common);
  }

  private static Set<String> either(Set<String> one, Set<String> other) {
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return Set.copyOf(all);
  }
}
