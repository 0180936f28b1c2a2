package io.turnpike.routing.pipeline;

import io.turnpike.tenants.ProviderConnections.Opened;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a request names for targets that leave it to the request.
 *
 * @param name null when it names none, or nobody asked
 * @param opened null when there is none of that name
 */
record Chosen(@Nullable String name, @Nullable Opened opened) {

  static final Chosen NONE = new Chosen(null, null);

  static Chosen of(Opened opened) {
    return new Chosen(opened.connection().name(), opened);
  }
}
