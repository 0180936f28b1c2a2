package io.turnpike.routing.gateway.attempt;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.call.QualifiedModel;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnections.Opened;
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
    String type = opened.connection().type();
    String model = model(target, opened.connection(), call.body().model());
    return new Candidate(target, opened, model, catalog.find(type, model));
  }

  /**
   * The target's own model, else the client's, else the one given to such clients, without the
   * connection's name in front unless the catalogue knows the model by that whole name.
   */
  private String model(Target target, ProviderConnection connection, @Nullable String requested) {
    String own = target.model();
    if (own != null) {
      return own;
    }
    String asked = requested == null ? target.defaultModel() : requested;
    String wanted = QualifiedModel.plain(asked == null ? "" : asked, connection.name());
    String prefix = connection.name() + "/";
    return wanted.startsWith(prefix) && catalog.find(connection.type(), wanted) == null
        ? wanted.substring(prefix.length())
        : wanted;
  }
}
