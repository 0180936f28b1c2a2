package io.turnpike.routing.gateway.testing.behaviour;

import org.jspecify.annotations.Nullable;

/**
 * @param name of the {@code event} field; null for none
 * @param data null for a mere comment
 */
record Event(@Nullable String name, @Nullable String data) {

  static Event of(String data) {
    return new Event(null, data);
  }

  static Event comment() {
    return new Event(null, null);
  }
}
