package io.turnpike.billing.pricing;

import io.turnpike.routing.usage.TokenUsage;
import java.util.Locale;

/**
 * The kinds of token, of calls of a provider's tools and of searches that may have a price of their
 * own, in the order a bill lists them.
 */
enum UsageClass {
  INPUT,
  CACHED_INPUT,
  CACHE_WRITE_5M,
  CACHE_WRITE_1H,
  AUDIO_INPUT,
  IMAGE,
  OUTPUT,
  REASONING,
  AUDIO_OUTPUT,
  IMAGE_OUTPUT,
  WEB_SEARCH,
  FILE_SEARCH,
  SEARCH_UNIT;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As written in the log. */
  String word() {
    return word;
  }

  boolean isTokens() {
    return this != WEB_SEARCH && this != FILE_SEARCH && this != SEARCH_UNIT;
  }

  /** Tokens, calls or searches. */
  long count(TokenUsage usage) {
    return switch (this) {
      case INPUT -> usage.input();
      case CACHED_INPUT -> usage.cachedInput();
      case CACHE_WRITE_5M -> usage.cacheWrite5m();
      case CACHE_WRITE_1H -> usage.cacheWrite1h();
      case AUDIO_INPUT -> usage.audioInput();
      case IMAGE -> usage.image();
      case OUTPUT -> usage.output();
      case REASONING -> usage.reasoning();
      case AUDIO_OUTPUT -> usage.audioOutput();
      case IMAGE_OUTPUT -> usage.imageOutput();
      case WEB_SEARCH -> usage.webSearches();
      case FILE_SEARCH -> usage.fileSearches();
      case SEARCH_UNIT -> usage.searchUnits();
    };
  }
}
