package io.turnpike.routing.guardrails.request;

import io.turnpike.routing.guardrails.Parameters;
import java.util.Set;

/**
 * Names that are allowed, and names that are not.
 *
 * @param allowed empty for all
 */
record NameList(Set<String> allowed, Set<String> blocked) {

  private static final int MOST = 500;

  static NameList read(Parameters parameters, String allowed, String blocked) {
    return new NameList(
        Set.copyOf(parameters.texts(allowed, MOST)), Set.copyOf(parameters.texts(blocked, MOST)));
  }

  boolean allows(String name) {
    return !blocked.contains(name) && (allowed.isEmpty() || allowed.contains(name));
  }
}
