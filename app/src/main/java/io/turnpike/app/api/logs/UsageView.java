package io.turnpike.app.api.logs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.turnpike.routing.usage.TokenUsage;

/**
 * Tokens by class, calls of the provider's tools and searches, under the names that cost lines have
 * for them. Rows keep names of their own, which are not changed with these.
 */
public record UsageView(
    long input,
    long cachedInput,
    @JsonProperty("cache_write_5m") long cacheWrite5m,
    @JsonProperty("cache_write_1h") long cacheWrite1h,
    long output,
    long reasoning,
    long audioInput,
    long audioOutput,
    long image,
    long imageOutput,
    long webSearch,
    long fileSearch,
    long searchUnit) {

  public static UsageView of(TokenUsage usage) {
    return new UsageView(
        usage.input(),
        usage.cachedInput(),
        usage.cacheWrite5m(),
        usage.cacheWrite1h(),
        usage.output(),
        usage.reasoning(),
        usage.audioInput(),
        usage.audioOutput(),
        usage.image(),
        usage.imageOutput(),
        usage.webSearches(),
        usage.fileSearches(),
        usage.searchUnits());
  }
}
