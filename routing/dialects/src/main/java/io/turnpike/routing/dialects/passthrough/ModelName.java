package io.turnpike.routing.dialects.passthrough;

import io.turnpike.routing.dialects.json.BodyFailures;

/** The bounds of a model's name. */
final class ModelName {

  private static final int LONGEST = 256;

  private ModelName() {}

  static String checked(String model) {
    if (model.isBlank() || model.length() > LONGEST) {
      throw BodyFailures.wrong("model", "\"model\" must be between 1 and 256 characters.");
    }
    return model;
  }
}
