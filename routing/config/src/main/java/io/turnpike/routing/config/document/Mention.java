package io.turnpike.routing.config.document;

import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.plan.RoutePlan.Target;
import org.jspecify.annotations.Nullable;

/**
 * A target's connection.
 *
 * @param at where it is named
 * @param modelAt where the model is that the target insists on; as {@code at} without one of its
 *     own
 */
public record Mention(Pointer at, Pointer modelAt, Target target) {

  public String connection() {
    return target.connection();
  }

  /** Null for the client's choice. */
  public @Nullable String model() {
    return target.model();
  }
}
