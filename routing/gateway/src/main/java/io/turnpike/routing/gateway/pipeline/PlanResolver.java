package io.turnpike.routing.gateway.pipeline;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.ConfigReference;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.authentication.ModelPermission;
import io.turnpike.routing.gateway.call.QualifiedModel;
import io.turnpike.routing.gateway.pipeline.ClientRequest.CallOptions;
import io.turnpike.routing.gateway.preference.Preferences;
import io.turnpike.routing.gateway.preference.PreferredPlans;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds the plan a request goes by: its config's, one made of what it says itself, its key's, one
 * made up from its model, or the config that its model names.
 */
@Component
class PlanResolver {

  /** In front of the names of what is a config here. */
  private static final List<String> ELSEWHERE = List.of("dynamic/", "preset/", "@preset/");

  private final RouteConfigs configs;
  private final ProviderConnections connections;
  private final PreferredPlans preferred;

  PlanResolver(RouteConfigs configs, ProviderConnections connections, PreferredPlans preferred) {
    this.configs = configs;
    this.connections = connections;
    this.preferred = preferred;
  }

  /** Fails with {@link GatewayFailure} when there is none. */
  Mono<PlannedRequest> plan(GatewayRequest request) {
    CallOptions options = request.options();
    if (options.config() == null && options.provider() == null) {
      String usual = request.caller().defaultConfig();
      return usual == null || request.preferences().choosing() != null
          ? byModel(request)
          : byKey(request, usual);
    }
    return options.config() == null
        ? byProvider(request, Objects.requireNonNull(options.provider()))
        : byConfig(request, options.config());
  }

  private Mono<PlannedRequest> byConfig(GatewayRequest request, String config) {
    return configured(request, config, "").map(plan -> PlannedRequest.of(request, plan));
  }

  private Mono<PlannedRequest> byProvider(GatewayRequest request, String provider) {
    String usual = request.caller().defaultConfig();
    Mono<RoutePlan> over = over(request, provider);
    return (usual == null ? over : asked(request, usual).switchIfEmpty(over))
        .map(plan -> PlannedRequest.of(request, plan));
  }

  /** Its default holds for models; another config's name, which nobody serves, is none. */
  private Mono<PlannedRequest> byKey(GatewayRequest request, String usual) {
    Mono<PlannedRequest> byDefault =
        configured(request, usual, ", the default of this key")
            .map(plan -> PlannedRequest.of(request, plan));
    String model = request.body().model();
    return model == null
        ? byDefault
        : configs
            .names(organization(request))
            .onErrorReturn(Unavailable.class, Set.of())
            .flatMap(
                names ->
                    names.contains(ConfigReference.name(configName(model)))
                        ? unserved(request, model).switchIfEmpty(byDefault)
                        : byDefault);
  }

  /** Empty when a connection serves a model of that name, or no config has it. */
  private Mono<PlannedRequest> unserved(GatewayRequest request, String model) {
    return serving(request, model)
        .hasElement()
        .flatMap(served -> served ? Mono.empty() : named(request, model));
  }

  private Mono<PlannedRequest> named(GatewayRequest request, String model) {
    return configs
        .resolve(organization(request), configName(model))
        .flatMap(
            plan -> {
              String choosing = request.preferences().choosing();
              return choosing == null
                  ? Mono.just(PlannedRequest.named(request, plan))
                  : Mono.error(PlanFailures.configDecides(choosing));
            });
  }

  /** Cloudflare writes its routes as models of one maker, and OpenRouter its presets of another. */
  private static String configName(String model) {
    for (String folder : ELSEWHERE) {
      if (model.startsWith(folder)) {
        return model.substring(folder.length());
      }
    }
    return model;
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
  private Mono<PlannedRequest> byModel(GatewayRequest request) {
    String model = request.body().model();
    if (model == null) {
      boolean served = request.client().operation().isServed();
      return Mono.error(served ? ModelPermission.missingModel() : new Unplaced());
    }
    String owner = QualifiedModel.connection(model);
    String plain = owner == null ? model : QualifiedModel.plain(model, owner);
    Mono<RoutePlan> served =
        owner == null || request.preferences() != Preferences.NONE
            ? serving(request, plain)
            : owned(request, owner, plain).switchIfEmpty(Mono.defer(() -> serving(request, plain)));
    return served
        .map(plan -> PlannedRequest.of(request, plan))
        .switchIfEmpty(Mono.defer(() -> named(request, plain)))
        .switchIfEmpty(Mono.defer(() -> Mono.error(PlanFailures.noModel(plain))));
  }

  /** Empty when no connection serves it. */
  private Mono<RoutePlan> serving(GatewayRequest request, String model) {
    return connections
        .known(organization(request))
        .flatMap(known -> Mono.justOrEmpty(preferred.plan(model, request.preferences(), known)));
  }

  /** The connection in front of the model, which is then called what is left. */
  private Mono<RoutePlan> owned(GatewayRequest request, String name, String model) {
    return connections
        .open(organization(request), name)
        .map(opened -> preferred.plan(model, opened.connection()));
  }

  private Mono<RoutePlan> connection(GatewayRequest request, String name) {
    return connections
        .open(organization(request), name)
        .map(opened -> direct(opened.connection().name()))
        .switchIfEmpty(Mono.defer(() -> ofType(request, name)));
  }

  /** What is passed on may be about something that one of them keeps, so there must be only one. */
  private Mono<RoutePlan> ofType(GatewayRequest request, String type) {
    boolean one = !request.operation().isServed();
    return connections
        .known(organization(request))
        .flatMap(known -> Mono.justOrEmpty(PreferredPlans.ofType(type, known, one)));
  }

  /** The plan of a request that names a connection beside its model: that one, once. */
  private static RoutePlan direct(String connection) {
    return new RoutePlan(null, 0, new Target(connection, List.of(), Timeouts.DEFAULT, Retry.NONE));
  }

  private static OrganizationId organization(GatewayRequest request) {
    return request.caller().organization();
  }
}
