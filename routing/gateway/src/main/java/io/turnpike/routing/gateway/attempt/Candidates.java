package io.turnpike.routing.gateway.attempt;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.catalog.ConnectionModels;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.ModelChoice;
import io.turnpike.routing.gateway.call.QualifiedModel;
import io.turnpike.routing.plan.Target;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Joins a target with the connection it names and the model it will ask for. */
@Component
public class Candidates {

  private final ModelCatalog catalog;

  public Candidates(ModelCatalog catalog) {
    this.catalog = catalog;
  }

  /** Null when the target's connection no longer exists, or cannot be opened. */
  public @Nullable Candidate of(Call call, Target target) {
    Opened opened = call.connections().get(target.connection());
    if (opened == null) {
      return null;
    }
    ProviderConnection connection = opened.connection();
    String model =
        call.operation().isOfNoModel() ? "" : model(target, connection, call.body().model());
    return new Candidate(target, opened, model, ConnectionModels.find(catalog, connection, model));
  }

  /**
   * What stands in front of a model is the connection's name where it chose the connection, and
   * part of the model's own name where that was chosen already, unless the model is known without.
   */
  private String model(Target target, ProviderConnection connection, @Nullable String requested) {
    String asked = ModelChoice.of(target, connection, requested);
    if (asked == null || target.model() != null) {
      return asked == null ? "" : asked;
    }
    String whole = QualifiedModel.plain(asked, connection.name());
    String prefix = connection.name() + "/";
    if (!whole.startsWith(prefix) || isKnown(connection, whole)) {
      return whole;
    }
    String rest = whole.substring(prefix.length());
    boolean chosenByIt = target.asksRequest() || QualifiedModel.isCertain(asked);
    return chosenByIt || isKnown(connection, rest) ? rest : whole;
  }

  private boolean isKnown(ProviderConnection connection, String model) {
    return connection.models().contains(model)
        || connection.prices().containsKey(model)
        || ConnectionModels.find(catalog, connection, model) != null;
  }
}
