package io.turnpike.routing.conversion.portkey;

import org.jspecify.annotations.Nullable;

/** A model's name that brings its provider along: {@code @openai-prod/gpt-4o}. */
final class ModelName {

  private ModelName() {}

  /** The provider's slug; null when the name is only a model's. */
  static @Nullable String slug(String model) {
    int slash = model.indexOf('/');
    return model.startsWith("@") && slash > 1 && slash < model.length() - 1
        ? model.substring(1, slash)
        : null;
  }
}
