package io.turnpike.routing.usage;

/**
 * What one call used, in classes that do not overlap: tokens, whose sum is everything that was
 * counted, and what is paid for one by one: calls of a provider's own tools, and searches that a
 * reranker is sold by. {@code input} excludes cached and cache-writing input, sounds and pictures;
 * {@code output} excludes reasoning, sounds and pictures.
 *
 * @param image tokens of pictures that were read
 * @param imageOutput tokens of pictures that were made
 * @param webSearches searches of the web that the provider made
 * @param fileSearches searches in stored files that it made
 * @param searchUnits searches that a rerank is billed as: one for a query and so many documents
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
    long image,
    long imageOutput,
    long webSearches,
    long fileSearches,
    long searchUnits) {

  public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Of a call that is no rerank. */
  public TokenUsage(
      long input,
      long cachedInput,
      long cacheWrite5m,
      long cacheWrite1h,
      long output,
      long reasoning,
      long audioInput,
      long audioOutput,
      long image,
      long imageOutput,
      long webSearches,
      long fileSearches) {
    this(
        input,
        cachedInput,
        cacheWrite5m,
        cacheWrite1h,
        output,
        reasoning,
        audioInput,
        audioOutput,
        image,
        imageOutput,
        webSearches,
        fileSearches,
        0);
  }

  /** Of a call that made no pictures and used no tools of its provider's. */
  public TokenUsage(
      long input,
      long cachedInput,
      long cacheWrite5m,
      long cacheWrite1h,
      long output,
      long reasoning,
      long audioInput,
      long audioOutput,
      long image) {
    this(
        input,
        cachedInput,
        cacheWrite5m,
        cacheWrite1h,
        output,
        reasoning,
        audioInput,
        audioOutput,
        image,
        0,
        0,
        0);
  }

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
        image + other.image,
        imageOutput + other.imageOutput,
        webSearches + other.webSearches,
        fileSearches + other.fileSearches,
        searchUnits + other.searchUnits);
  }

  /** The same tokens, with what the provider's own tools were called for. */
  public TokenUsage calling(long webSearches, long fileSearches) {
    return webSearches == this.webSearches && fileSearches == this.fileSearches
        ? this
        : paidFor(webSearches, fileSearches, searchUnits);
  }

  /** The same tokens, with the searches that they are billed as. */
  public TokenUsage searching(long searchUnits) {
    return searchUnits == this.searchUnits ? this : paidFor(webSearches, fileSearches, searchUnits);
  }

  /** The same tokens, with what is paid for one by one. */
  private TokenUsage paidFor(long webSearches, long fileSearches, long searchUnits) {
    return new TokenUsage(
        input,
        cachedInput,
        cacheWrite5m,
        cacheWrite1h,
        output,
        reasoning,
        audioInput,
        audioOutput,
        image,
        imageOutput,
        webSearches,
        fileSearches,
        searchUnits);
  }

  /** Only what was read, and the tools that were called. */
  public TokenUsage read() {
    return new TokenUsage(
        input,
        cachedInput,
        cacheWrite5m,
        cacheWrite1h,
        0,
        0,
        audioInput,
        0,
        image,
        0,
        webSearches,
        fileSearches,
        searchUnits);
  }

  /** Only what was written, and the tools that were called. */
  public TokenUsage written() {
    return new TokenUsage(
        0, 0, 0, 0, output, reasoning, 0, audioOutput, 0, imageOutput, webSearches, fileSearches);
  }

  /** Everything the model read. */
  public long totalInput() {
    return input + cachedInput + cacheWrite5m + cacheWrite1h + audioInput + image;
  }

  /** Everything the model wrote. */
  public long totalOutput() {
    return output + reasoning + audioOutput + imageOutput;
  }
}
