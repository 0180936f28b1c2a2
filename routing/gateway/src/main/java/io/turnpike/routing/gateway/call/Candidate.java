package io.turnpike.routing.gateway.call;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.plan.Target;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import org.jspecify.annotations.Nullable;

/**
 * A target as one request finds it.
 *
 * @param model as it will be sent to the provider
 * @param card what the catalogue knows of that model; null when it knows nothing
 * @param quote the worst that an attempt at it can use; null where nothing limits the request
 */
public record Candidate(
    Target target, Opened opened, String model, @Nullable ModelCard card, @Nullable Quote quote) {

  public Candidate(Target target, Opened opened, String model, @Nullable ModelCard card) {
    this(target, opened, model, card, null);
  }

  /** The same with what an attempt at it can use. */
  Candidate quoted(Target asked, Quote worst) {
    return new Candidate(asked, opened, model, card, worst);
  }

  public ProviderConnection connection() {
    return opened.connection();
  }
}
