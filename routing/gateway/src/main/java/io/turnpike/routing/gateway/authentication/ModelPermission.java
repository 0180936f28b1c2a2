package io.turnpike.routing.gateway.authentication;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.ModelChoice;
import io.turnpike.routing.gateway.call.QualifiedModel;
import io.turnpike.routing.gateway.call.ResolvedConnections;
import io.turnpike.routing.plan.PlanSteps;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.Target;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import org.jspecify.annotations.Nullable;

/**
 * Whether a key may go by a plan: every model the plan could end at must be one of its own, so that
 * a fallback never reaches further than the key does.
 */
public final class ModelPermission {

  private ModelPermission() {}

  /**
   * @param connections those the plan may use, as far as they could be opened
   * @param chosen connection that the request itself names; null when none
   * @param granted the key has the plan as a whole, so that only a model must be there
   */
  public static void check(
      Caller caller,
      @Nullable String requested,
      RoutePlan plan,
      ResolvedConnections connections,
      @Nullable String chosen,
      boolean granted) {
    if (requested != null && caller.allowedModels().isEmpty()) {
      return;
    }
    PlanSteps.forEachTarget(
        plan.root(),
        target -> {
          String connection = target.asksRequest() ? chosen : target.connection();
          if (connection != null) {
            String effective = effective(plan, target, connections, connection, requested);
            if (!granted) {
              permit(caller, connection, isMadeOf(plan, target) ? null : requested, effective);
            }
          }
        });
  }

  /**
   * Whether a key may ask for what is about no model. One that is held to some models may not:
   * whatever it asks for could lead to others, as a batch does.
   */
  public static void checkWithoutModel(Caller caller) {
    if (!caller.allowedModels().isEmpty()) {
      throw GatewayFailure.of(
          403,
          "model_not_allowed",
          "This key may use certain models only, and this request names none.");
    }
  }

  public static GatewayFailure missingModel() {
    return GatewayFailure.badRequest(
        "missing_required_parameter",
        "model",
        "\"model\" is missing, and no config gives one; send for example \"demo/echo\".");
  }

  /** Without a config the target is what the request's own words came to. */
  private static boolean isMadeOf(RoutePlan plan, Target target) {
    return plan.config() == null && target.model() != null;
  }

  private static String effective(
      RoutePlan plan,
      Target target,
      ResolvedConnections connections,
      String connection,
      @Nullable String requested) {
    Opened opened = connections.get(target.connection());
    String model = ModelChoice.of(target, opened == null ? null : opened.connection(), requested);
    if (model == null) {
      throw plan.config() == null ? missingModel() : missingModel(plan.config(), connection);
    }
    return model;
  }

  private static GatewayFailure missingModel(String config, String connection) {
    return GatewayFailure.badRequest(
        "missing_required_parameter",
        "model",
        "The config \""
            + config
            + "\" leaves the model to the request, which names none for \""
            + connection
            + "\"; give that target a model in \"override_params\", or send one.");
  }

  private static void permit(
      Caller caller, String connection, @Nullable String requested, String effective) {
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
