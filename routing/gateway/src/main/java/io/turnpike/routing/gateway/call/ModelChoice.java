package io.turnpike.routing.gateway.call;

import io.turnpike.routing.plan.Target;
import io.turnpike.tenants.providers.ProviderConnection;
import org.jspecify.annotations.Nullable;

/** Which model a target is asked for. */
public final class ModelChoice {

  private ModelChoice() {}

  /**
   * The target's own model, else the client's, else the one given to clients that name none, else
   * the only one that the connection serves; null without any.
   *
   * @param connection null where it is not known
   */
  public static @Nullable String of(
      Target target, @Nullable ProviderConnection connection, @Nullable String requested) {
    String own = target.model();
    if (own != null || requested != null) {
      return own == null ? requested : own;
    }
    String usual = target.defaultModel();
    return usual != null || connection == null ? usual : only(connection);
  }

  private static @Nullable String only(ProviderConnection connection) {
    return connection.models().size() == 1 ? connection.models().getFirst() : null;
  }
}
