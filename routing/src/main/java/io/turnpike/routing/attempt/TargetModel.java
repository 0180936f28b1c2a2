package io.turnpike.routing.attempt;

import io.turnpike.routing.ModelCatalog;
import io.turnpike.routing.RoutePlan.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which model to ask a connection for: the target's own, else the client's, without the
 * connection's name in front unless the catalogue knows the model by that whole name.
 */
@Component
class TargetModel {

  private final ModelCatalog catalog;

  TargetModel(ModelCatalog catalog) {
    this.catalog = catalog;
  }

  String of(Target target, String type, @Nullable String requested) {
    String own = target.model();
    if (own != null) {
      return own;
    }
    String wanted = requested == null ? "" : requested;
    String prefix = target.connection() + "/";
    return wanted.startsWith(prefix) && catalog.find(type, wanted) == null
        ? wanted.substring(prefix.length())
        : wanted;
  }
}
