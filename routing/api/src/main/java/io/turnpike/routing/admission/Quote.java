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
 * @param searches most that a rerank can be billed as; 0 for anything else
 * @param rates dearest prices; null where the model has no known price
 */
public record Quote(
    String connection,
    String model,
    long inputTokens,
    long outputTokens,
    boolean limited,
    long answers,
    long searches,
    @Nullable Rates rates) {

  public static final long OPEN = -1;

  /** Of a call that is paid for by its tokens. */
  public Quote(
      String connection,
      String model,
      long inputTokens,
      long outputTokens,
      boolean limited,
      long answers,
      @Nullable Rates rates) {
    this(connection, model, inputTokens, outputTokens, limited, answers, 0, rates);
  }

  /**
   * Nano-USD per token.
   *
   * @param input of the dearest class that the request can be charged as
   * @param output likewise
   * @param search nano-USD for a search that a rerank is billed as; 0 where the model is paid by
   *     its tokens
   * @param request nano-USD for the request as such; 0 where there is no such fee
   */
  public record Rates(long input, long output, long search, long request) {

    public static final Rates FREE = new Rates(0, 0);

    /** Without a fee for the request. */
    public Rates(long input, long output, long search) {
      this(input, output, search, 0);
    }

    /** The same with a fee for the request. */
    public Rates with(long fee) {
      return fee == request ? this : new Rates(input, output, search, fee);
    }

    /** Of a model that is paid for by its tokens. */
    public Rates(long input, long output) {
      this(input, output, 0);
    }
  }

  /** The same with another bound of its input. */
  public Quote reading(long tokens) {
    return new Quote(connection, model, tokens, outputTokens, limited, answers, searches, rates);
  }

  /** The same with another end of its output. */
  public Quote writing(long tokens) {
    return new Quote(connection, model, inputTokens, tokens, limited, answers, searches, rates);
  }

  /**
   * What it costs at worst in nano-USD, as long as nothing larger than a long; 0 without a price.
   *
   * @param output tokens over all answers
   */
  public long nanoUsd(long output) {
    return rates == null
        ? 0
        : sum(
            sum(product(inputTokens, rates.input()), product(output, rates.output())),
            sum(product(searches, rates.search()), rates.request()));
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
