package io.turnpike.routing.dialects.converse;

import java.util.Locale;

/** Whose a model is, as far as that decides how it is asked. Others are asked in common words. */
enum ModelFamily {
  CLAUDE,
  NOVA,
  OPENAI,
  OTHER;

  /**
   * @param model its id, or that of an inference profile, for example {@code
   *     us.anthropic.claude-sonnet-4-5-20250929-v1:0}
   */
  static ModelFamily of(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    if (name.contains("anthropic.claude")) {
      return CLAUDE;
    }
    if (name.contains("amazon.nova")) {
      return NOVA;
    }
    return name.contains("openai.gpt") ? OPENAI : OTHER;
  }

  /** The others refuse a request that marks what is to be kept. */
  boolean keepsPrompts() {
    return this == CLAUDE || this == NOVA;
  }
}
