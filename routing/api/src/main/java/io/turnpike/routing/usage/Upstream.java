package io.turnpike.routing.usage;

import org.jspecify.annotations.Nullable;

/**
 * Whom a call goes to.
 *
 * @param connection name of the provider connection
 * @param model as sent to the provider
 */
public record Upstream(String connection, String model) {

  /** As stored: half of it is none. */
  public static @Nullable Upstream of(@Nullable String connection, @Nullable String model) {
    return connection == null || model == null ? null : new Upstream(connection, model);
  }

  public boolean is(String connection, String model) {
    return this.connection.equals(connection) && this.model.equals(model);
  }
}
