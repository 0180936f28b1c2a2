package io.turnpike.routing.config;

import io.turnpike.routing.plan.RoutePlan.Step;
import org.jspecify.annotations.Nullable;

/** A compiled node under another one, with the fields that matter to the one above. */
record Child(Fields fields, Step step) {

  /** Null without one. */
  @Nullable String name() {
    return Labels.name(fields);
  }
}
