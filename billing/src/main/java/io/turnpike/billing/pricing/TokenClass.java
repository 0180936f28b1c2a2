package io.turnpike.billing.pricing;

import io.turnpike.routing.usage.TokenUsage;
import java.util.Locale;

/** The kinds of token that may have a price of their own, in the order a bill lists them. */
enum TokenClass {
  INPUT,
  CACHED_INPUT,
  CACHE_WRITE_5M,
  CACHE_WRITE_1H,
  AUDIO_INPUT,
  IMAGE,
  OUTPUT,
  REASONING,
  AUDIO_OUTPUT;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As written in the log. */
  String word() {
    return word;
  }

  long tokens(TokenUsage usage) {
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
    };
  }
}
