package io.turnpike.routing.usage;

/**
 * Tokens of one call in classes that do not overlap: their sum is everything that was counted.
 * {@code input} excludes cached and cache-writing input; {@code output} excludes reasoning.
 */
public record TokenUsage(
    long input,
    long cachedInput,
    long cacheWrite5m,
    long cacheWrite1h,
    long output,
    long reasoning,
    long audioInput,
    long audioOutput,
    long image) {

  public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0, 0, 0, 0, 0, 0);

  public static TokenUsage of(long input, long output) {
    return new TokenUsage(input, 0, 0, 0, output, 0, 0, 0, 0);
  }

  /** Both together, class by class. */
  public TokenUsage and(TokenUsage other) {
    if (this == NONE || other == NONE) {
      return this == NONE ? other : this;
    }
    return new TokenUsage(
        input + other.input,
        cachedInput + other.cachedInput,
        cacheWrite5m + other.cacheWrite5m,
        cacheWrite1h + other.cacheWrite1h,
        output + other.output,
        reasoning + other.reasoning,
        audioInput + other.audioInput,
        audioOutput + other.audioOutput,
        image + other.image);
  }

  /** Everything the model read. */
  public long totalInput() {
    return input + cachedInput + cacheWrite5m + cacheWrite1h + audioInput + image;
  }

  /** Everything the model wrote. */
  public long totalOutput() {
    return output + reasoning + audioOutput;
  }
}
