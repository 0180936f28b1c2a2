package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.plan.RoutePlan;
import org.jspecify.annotations.Nullable;

/**
 * A request and the plan it goes by.
 *
 * @param asked the config's name, as it stood in place of a model; null when the model is one
 */
record PlannedRequest(GatewayRequest request, RoutePlan plan, @Nullable String asked) {

  static PlannedRequest of(GatewayRequest request, RoutePlan plan) {
    return new PlannedRequest(request, plan, null);
  }

  /** The model was the name of this config, so it says nothing of a model any more. */
  static PlannedRequest named(GatewayRequest request, RoutePlan plan) {
    GatewayRequest rest = request.with(new ModellessScan(request.body()));
    return new PlannedRequest(rest, plan, request.body().model());
  }

  /** Whether the key's list of models has the config or the alias itself, wherever that leads. */
  boolean isGranted() {
    String alias = request.alias();
    return asked != null && request.caller().mayUse(asked)
        || alias != null && request.caller().mayUse(alias);
  }
}
