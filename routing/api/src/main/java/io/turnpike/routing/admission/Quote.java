package io.turnpike.routing.admission;

import org.jspecify.annotations.Nullable;

/**
 * The worst that one attempt at one target can use.
 *
 * @param connection name of the provider connection
 * @param model as it is sent there; empty where the call names none
 * @param inputTokens upper bound of what is read
 * @param outputTokens most that can be written over all answers; {@link #OPEN} where neither the
 *     request nor the model sets an end
 * @param limited whether that end stands: the client set it, or there is no way to tell the
 *     provider another; where it does not, it may be put lower. Limited and {@link #OPEN} is what
 *     nothing bounds
 * @param answers how many answers share the output
 * @param rates dearest prices of a token; null where the model has no known price
 */
public record Quote(
    String connection,
    String model,
    long inputTokens,
    long outputTokens,
    boolean limited,
    long answers,
    @Nullable Rates rates) {

  public static final long OPEN = -1;

  /**
   * Nano-USD per token.
   *
   * @param input of the dearest class that the request can be charged as
   * @param output likewise
   */
  public record Rates(long input, long output) {

    public static final Rates FREE = new Rates(0, 0);
  }

  /** The same with another bound of its input. */
  public Quote reading(long tokens) {
    return new Quote(connection, model, tokens, outputTokens, limited, answers, rates);
  }

  /** The same with another end of its output. */
  public Quote writing(long tokens) {
    return new Quote(connection, model, inputTokens, tokens, limited, answers, rates);
  }

  /**
   * What it costs at worst in nano-USD, as long as nothing larger than a long; 0 without a price.
   *
   * @param output tokens over all answers
   */
  public long nanoUsd(long output) {
    return rates == null
        ? 0
        : sum(product(inputTokens, rates.input()), product(output, rates.output()));
  }

  /** What it uses at worst. */
  public long tokens(long output) {
    return sum(inputTokens, output);
  }

  private static long product(long one, long other) {
    return Math.multiplyHigh(one, other) != 0 || one * other < 0 ? Long.MAX_VALUE : one * other;
  }

  private static long sum(long one, long other) {
    return one + other < 0 ? Long.MAX_VALUE : one + other;
  }
}
