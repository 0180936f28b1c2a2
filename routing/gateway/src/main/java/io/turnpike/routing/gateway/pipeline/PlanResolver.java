package io.turnpike.routing.gateway.pipeline;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.authentication.ModelPermission;
import io.turnpike.routing.gateway.call.QualifiedModel;
import io.turnpike.routing.gateway.pipeline.ClientRequest.CallOptions;
import io.turnpike.routing.gateway.preference.Preferences;
import io.turnpike.routing.gateway.preference.PreferredPlans;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.RoutePlan.Retry;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.routing.plan.RoutePlan.Timeouts;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnections;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds the plan a request goes by: its config's, one made of what it says itself, its key's, or
 * one made up from its model.
 */
@Component
class PlanResolver {

  private final RouteConfigs configs;
  private final ProviderConnections connections;
  private final PreferredPlans preferred;

  PlanResolver(RouteConfigs configs, ProviderConnections connections, PreferredPlans preferred) {
    this.configs = configs;
    this.connections = connections;
    this.preferred = preferred;
  }

  /** Fails with {@link GatewayFailure} when there is none. */
  Mono<RoutePlan> plan(GatewayRequest request) {
    CallOptions options = request.options();
    String config = options.config();
    if (config != null) {
      return configured(request, config, "");
    }
    String usual = request.caller().defaultConfig();
    if (options.provider() != null) {
      Mono<RoutePlan> over = over(request, options.provider());
      return usual == null ? over : asked(request, usual).switchIfEmpty(over);
    }
    return usual == null || request.preferences().choosing() != null
        ? byModel(request)
        : configured(request, usual, ", the default of this key");
  }

  /** The key's default, if it leaves the provider to the request; else empty. */
  private Mono<RoutePlan> asked(GatewayRequest request, String usual) {
    return configs.resolve(organization(request), usual).filter(RoutePlan::asksRequest);
  }

  /** A config decides; what a request adds to it may only narrow its choice. */
  private Mono<RoutePlan> configured(GatewayRequest request, String config, String whose) {
    String choosing = request.preferences().choosing();
    if (choosing != null) {
      return Mono.error(PlanFailures.configDecides(choosing));
    }
    return config.startsWith("{") ? inline(request, config) : named(request, config, whose);
  }

  private Mono<RoutePlan> named(GatewayRequest request, String reference, String whose) {
    return configs
        .resolve(organization(request), reference)
        .switchIfEmpty(Mono.defer(() -> Mono.error(PlanFailures.noConfig(reference, whose))));
  }

  private Mono<RoutePlan> inline(GatewayRequest request, String document) {
    return request.caller().rights().inlineConfigs()
        ? configs
            .compile(organization(request), document)
            .onErrorMap(InvalidInput.class, PlanFailures::invalidConfig)
        : Mono.error(PlanFailures.noInlineConfigs());
  }

  private Mono<RoutePlan> over(GatewayRequest request, String provider) {
    String name = provider.startsWith("@") ? provider.substring(1) : provider;
    String choosing = request.preferences().choosing();
    return choosing != null
        ? Mono.error(PlanFailures.providerDecides(choosing))
        : connection(request, name)
            .switchIfEmpty(Mono.defer(() -> Mono.error(PlanFailures.noProvider(name, false))));
  }

  /** A connection in front of the model is found without looking at the others. */
  private Mono<RoutePlan> byModel(GatewayRequest request) {
    String model = request.body().model();
    if (model == null) {
      return Mono.error(ModelPermission.missingModel());
    }
    String owner = QualifiedModel.connection(model);
    String plain = owner == null ? model : QualifiedModel.plain(model, owner);
    return owner == null || request.preferences() != Preferences.NONE
        ? served(request, plain)
        : connection(request, owner).switchIfEmpty(Mono.defer(() -> served(request, plain)));
  }

  private Mono<RoutePlan> served(GatewayRequest request, String model) {
    return connections
        .known(organization(request))
        .flatMap(known -> Mono.justOrEmpty(preferred.plan(model, request.preferences(), known)))
        .switchIfEmpty(Mono.defer(() -> Mono.error(PlanFailures.noModel(model))));
  }

  private Mono<RoutePlan> connection(GatewayRequest request, String name) {
    return connections
        .open(organization(request), name)
        .map(opened -> direct(opened.connection().name()));
  }

  /** The plan of a request without a config: one connection, once. */
  private static RoutePlan direct(String connection) {
    return new RoutePlan(null, 0, new Target(connection, List.of(), Timeouts.DEFAULT, Retry.NONE));
  }

  private static OrganizationId organization(GatewayRequest request) {
    return request.caller().organization();
  }
}
