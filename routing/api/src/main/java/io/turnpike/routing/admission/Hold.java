package io.turnpike.routing.admission;

import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * What limits and budgets keep back for one call, from its admission to its end. Safe for two
 * attempts at one time.
 */
public interface Hold {

  /** Nothing limits the call. */
  Hold NONE = new NoHold();

  /**
   * Most tokens that may be written over all answers, for a request that sets no limit itself; -1
   * where it need not be told.
   */
  long mostOutputTokens();

  /** Whether a model without a known price may not be asked. */
  boolean needsPrice();

  /**
   * Makes sure that all of this fits, the next attempt at its worst included. False when it does
   * not; then what was held stays held and the attempt must not be made, or not go on.
   *
   * @param charges of every attempt of the call: what it cost where that is known, else its worst
   */
  Mono<Boolean> cover(List<Charge> charges);

  /** What refused {@link #cover} the last time, for a sentence: with its id, if one is known. */
  default String refusedBy() {
    return "a limit or budget";
  }

  /**
   * The call has ended. To be told before its end is in the journal; whatever is not charged is
   * given back. Once: later calls do nothing.
   *
   * @param charges of every attempt that is to be paid for
   * @param recorded whether a usage event of it follows
   */
  void settle(List<Charge> charges, boolean recorded);

  /** Headers of the answer that say what is left, by name. */
  List<Map.Entry<String, String>> headers();

  /**
   * Nano-USD left in the tightest budget that applies, what other calls hold not counted; {@link
   * Long#MAX_VALUE} without a budget.
   */
  long remainingNanoUsd();
}
