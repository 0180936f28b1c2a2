package io.turnpike.routing.pipeline;

import io.turnpike.routing.Requirements;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.RoutePlan;
import io.turnpike.routing.attempt.Call;
import io.turnpike.routing.dialect.GatewayFailure;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnections;
import io.turnpike.tenants.ProviderConnections.Opened;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the plan a request goes by: its config's, its key's, or one made up from its model. */
@Component
class PlanResolver {

  private final RouteConfigs configs;
  private final ProviderConnections connections;

  PlanResolver(RouteConfigs configs, ProviderConnections connections) {
    this.configs = configs;
    this.connections = connections;
  }

  /** Fails with {@link GatewayFailure} when there is no plan or the key may not go by it. */
  Mono<Call> resolve(GatewayRequest request) {
    return plan(request)
        .flatMap(plan -> reach(request, plan).map(open -> call(request, plan, open)));
  }

  /** The connections of the plan that exist. */
  private Mono<Map<String, Opened>> reach(GatewayRequest request, RoutePlan plan) {
    OrganizationId organization = request.caller().organization();
    return Flux.fromIterable(plan.connections())
        .concatMap(name -> connections.open(organization, name))
        .collectMap(opened -> opened.connection().name());
  }

  private Mono<RoutePlan> plan(GatewayRequest request) {
    CallOptions options = request.options();
    String config = options.config();
    if (config != null) {
      return named(request, config, "");
    }
    if (options.provider() != null) {
      return over(request, options.provider());
    }
    String usual = request.caller().defaultConfig();
    return usual == null ? byModel(request) : named(request, usual, ", the default of this key");
  }

  private Mono<RoutePlan> named(GatewayRequest request, String reference, String whose) {
    if (reference.startsWith("{")) {
      return Mono.error(
          GatewayFailure.badRequest(
              "inline_config_not_permitted",
              "x-turnpike-config",
              "This key may not send a config with the request; save it and send its name."));
    }
    return configs
        .resolve(request.caller().organization(), reference)
        .switchIfEmpty(Mono.defer(() -> Mono.error(noConfig(reference, whose))));
  }

  private Mono<RoutePlan> over(GatewayRequest request, String provider) {
    String name = provider.startsWith("@") ? provider.substring(1) : provider;
    return connection(request, name).switchIfEmpty(Mono.defer(() -> Mono.error(noProvider(name))));
  }

  private Mono<RoutePlan> byModel(GatewayRequest request) {
    String model = request.body().model();
    if (model == null) {
      return Mono.error(Permission.missingModel());
    }
    int slash = model.indexOf('/');
    return slash < 1
        ? Mono.error(noModel(model))
        : connection(request, model.substring(0, slash))
            .switchIfEmpty(Mono.defer(() -> Mono.error(noModel(model))));
  }

  private Mono<RoutePlan> connection(GatewayRequest request, String name) {
    return connections
        .open(request.caller().organization(), name)
        .map(opened -> DirectPlan.to(opened.connection().name()));
  }

  private static Call call(GatewayRequest request, RoutePlan plan, Map<String, Opened> reach) {
    request.draft().config(plan.config(), plan.version());
    Permission.check(request.caller(), request.body().model(), plan);
    return new Call(
        request.caller(),
        request.client().operation(),
        request.body(),
        plan,
        reach,
        Requirements.NONE,
        request.options().labels(),
        request.options().patience(),
        request.draft(),
        request.client());
  }

  private static GatewayFailure noConfig(String reference, String whose) {
    return GatewayFailure.of(
            404, "config_not_found", "There is no config named \"" + reference + "\"" + whose + ".")
        .about("x-turnpike-config");
  }

  private static GatewayFailure noProvider(String name) {
    return GatewayFailure.of(
            404, "provider_not_found", "There is no provider connection named \"" + name + "\".")
        .about("x-turnpike-provider");
  }

  private static GatewayFailure noModel(@Nullable String model) {
    return GatewayFailure.of(
            404,
            "model_not_found",
            "No provider connection serves \""
                + model
                + "\". Write the model as \"connection/model\" (\"demo/echo\" always works), name a"
                + " connection in \"x-turnpike-provider\", or name a config in"
                + " \"x-turnpike-config\".")
        .about("model");
  }
}
