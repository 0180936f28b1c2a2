package io.turnpike.billing.pricing;

import io.turnpike.routing.usage.TokenUsage;

/** The kinds of token that may have a price of their own, in the order a bill lists them. */
enum TokenClass {
  INPUT("input"),
  CACHED_INPUT("cached_input"),
  CACHE_WRITE_5M("cache_write_5m"),
  CACHE_WRITE_1H("cache_write_1h"),
  AUDIO_INPUT("audio_input"),
  IMAGE("image"),
  OUTPUT("output"),
  REASONING("reasoning"),
  AUDIO_OUTPUT("audio_output");

  private final String word;

  TokenClass(String word) {
    this.word = word;
  }

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
