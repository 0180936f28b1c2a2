package io.turnpike.routing.guardrails.request;

import io.turnpike.routing.guardrails.Parameters;
import java.util.Collection;
import java.util.function.Predicate;

/** How many of several must hold. */
enum Operator {
  ALL,
  ANY,
  NONE;

  static Operator read(Parameters parameters) {
    return switch (parameters.word("operator", "all", "any", "none")) {
      case "any" -> ANY;
      case "none" -> NONE;
      default -> ALL;
    };
  }

  <T> boolean holds(Collection<T> all, Predicate<T> one) {
    return switch (this) {
      case ALL -> all.stream().allMatch(one);
      case ANY -> all.stream().anyMatch(one);
      case NONE -> all.stream().noneMatch(one);
    };
  }
}
