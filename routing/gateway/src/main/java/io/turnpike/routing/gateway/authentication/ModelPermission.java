package io.turnpike.routing.gateway.authentication;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.QualifiedModel;
import io.turnpike.routing.plan.PlanSteps;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.tenants.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Whether a key may go by a plan: every model the plan could end at must be one of its own, so that
 * a fallback never reaches further than the key does.
 */
public final class ModelPermission {

  private ModelPermission() {}

  /**
   * @param chosen connection that the request itself names; null when none
   */
  public static void check(
      Caller caller, @Nullable String requested, RoutePlan plan, @Nullable String chosen) {
    if (requested != null && caller.allowedModels().isEmpty()) {
      return;
    }
    PlanSteps.forEachTarget(
        plan.root(),
        target -> {
          String connection = target.asksRequest() ? chosen : target.connection();
          if (connection != null) {
            check(caller, requested, target, connection);
          }
        });
  }

  public static GatewayFailure missingModel() {
    return GatewayFailure.badRequest(
        "missing_required_parameter",
        "model",
        "\"model\" is missing, and no config gives one; send for example \"demo/echo\".");
  }

  private static void check(
      Caller caller, @Nullable String requested, Target target, String connection) {
    String own = target.model();
    String wanted = requested == null ? target.defaultModel() : requested;
    String effective = own == null ? wanted : own;
    if (effective == null) {
      throw missingModel();
    }
    if (requested != null) {
      permit(caller, connection, requested);
    }
    permit(caller, connection, effective);
  }

  /** A key's list may name models with or without the connection in front. */
  private static void permit(Caller caller, String connection, String written) {
    String model = QualifiedModel.plain(written, connection);
    String prefix = connection + "/";
    boolean prefixed = model.startsWith(prefix);
    if (!caller.mayUse(model)
        && !caller.mayUse(prefixed ? model.substring(prefix.length()) : prefix + model)) {
      throw GatewayFailure.of(
              403, "model_not_allowed", "This key may not use the model \"" + model + "\".")
          .about("model");
    }
  }
}
