package io.turnpike.routing.pipeline;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.Requirements;
import io.turnpike.routing.RoutePlan;
import io.turnpike.routing.attempt.Call;
import io.turnpike.routing.preference.Preferences;
import io.turnpike.routing.preference.PreferredPlans;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnections;
import io.turnpike.tenants.ProviderConnections.Opened;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Joins a request and its plan with the connections it may need: all that a call consists of. */
@Component
class Reach {

  private final ProviderConnections connections;

  Reach(ProviderConnections connections) {
    this.connections = connections;
  }

  /** Fails with GatewayFailure when the key may not go by the plan. */
  Mono<Call> call(GatewayRequest request, RoutePlan plan) {
    request.draft().config(plan.config(), plan.version());
    Permission.check(request.caller(), request.body().model(), plan);
    return opened(request.caller().organization(), plan.connections())
        .flatMap(open -> requirements(request).map(demands -> call(request, plan, open, demands)));
  }

  /** Those that exist. Most plans need one or two, and memory has them. */
  private Mono<Map<String, Opened>> opened(OrganizationId organization, List<String> names) {
    return names.size() == 1 ? one(organization, names.getFirst()) : several(organization, names);
  }

  private Mono<Map<String, Opened>> one(OrganizationId organization, String name) {
    return connections
        .open(organization, name)
        .map(opened -> Map.of(name, opened))
        .defaultIfEmpty(Map.of());
  }

  /** One that cannot be opened just now must not take the others with it. */
  private Mono<Map<String, Opened>> several(OrganizationId organization, List<String> names) {
    return Flux.fromIterable(names)
        .concatMap(name -> connections.open(organization, name).onErrorComplete(Unavailable.class))
        .collectMap(opened -> opened.connection().name())
        .flatMap(
            opened -> opened.isEmpty() ? one(organization, names.getFirst()) : Mono.just(opened));
  }

  private Mono<Requirements> requirements(GatewayRequest request) {
    Preferences preferences = request.preferences();
    return preferences == Preferences.NONE
        ? Mono.just(Requirements.NONE)
        : connections
            .known(request.caller().organization())
            .map(known -> PreferredPlans.requirements(preferences, known));
  }

  private static Call call(
      GatewayRequest request,
      RoutePlan plan,
      Map<String, Opened> opened,
      Requirements requirements) {
    return new Call(
        request.caller(),
        request.client().operation(),
        request.body(),
        plan,
        opened,
        requirements,
        request.options().forwarded(),
        request.options().labels(),
        request.options().patience(),
        request.draft(),
        request.client());
  }
}
