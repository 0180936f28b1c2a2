package io.turnpike.routing.gateway.call;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnections.Opened;
import org.jspecify.annotations.Nullable;

/**
 * A target as one request finds it.
 *
 * @param model as it will be sent to the provider
 * @param card what the catalogue knows of that model; null when it knows nothing
 */
public record Candidate(Target target, Opened opened, String model, @Nullable ModelCard card) {

  public ProviderConnection connection() {
    return opened.connection();
  }
}
