package io.turnpike.billing.pricing;

import io.turnpike.routing.usage.TokenUsage;
import java.util.Locale;

/**
 * The kinds of token, and of calls of a provider's tools, that may have a price of their own, in
 * the order a bill lists them.
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
  FILE_SEARCH;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As written in the log. */
  String word() {
    return word;
  }

  boolean isTokens() {
    return this != WEB_SEARCH && this != FILE_SEARCH;
  }

  /** Tokens, or calls. */
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
    };
  }
}
