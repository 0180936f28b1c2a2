package io.turnpike.billing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money that calls may cost in a period.
 *
 * @param id as people call it, unique in its organization
 * @param counter what its counters are kept under: another one when what is counted has changed,
 *     the same when only the amount or the consequences have
 * @param amountNanoUsd more than 0
 * @param degradeTo name of the config that calls go by which do not fit; null for the other modes
 * @param alerts percents of the amount, ascending
 */
public record Budget(
    String id,
    UUID counter,
    Scope scope,
    long amountNanoUsd,
    Period period,
    Mode mode,
    @Nullable String degradeTo,
    List<Integer> alerts,
    Instant createdAt) {

  public enum Mode {
    /** What does not fit is refused. */
    HARD,
    /** Tells, and lets through. */
    SOFT,
    /** What does not fit goes by another config. */
    DEGRADE
  }

  /** Whether calls are held against it before they are sent. */
  public boolean holds() {
    return mode != Mode.SOFT;
  }
}
