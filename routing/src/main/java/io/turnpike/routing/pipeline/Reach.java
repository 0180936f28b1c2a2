package io.turnpike.routing.pipeline;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.Requirements;
import io.turnpike.routing.RoutePlan;
import io.turnpike.routing.attempt.Call;
import io.turnpike.routing.attempt.Qualified;
import io.turnpike.routing.preference.Preferences;
import io.turnpike.routing.preference.PreferredPlans;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnections;
import io.turnpike.tenants.ProviderConnections.Opened;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    return plan.asksRequest()
        ? chosen(request, plan).flatMap(chosen -> call(request, plan, chosen))
        : call(request, plan, Chosen.NONE);
  }

  private Mono<Call> call(GatewayRequest request, RoutePlan plan, Chosen chosen) {
    Permission.check(request.caller(), request.body().model(), plan, chosen.name());
    return opened(request.caller().organization(), plan, chosen)
        .flatMap(
            open ->
                requirements(request).map(demands -> call(request, plan, open, chosen, demands)));
  }

  /** By the header, else by the model, whose first part counts if it is a connection. */
  private Mono<Chosen> chosen(GatewayRequest request, RoutePlan plan) {
    String model = request.body().model();
    String header = request.options().provider();
    boolean certain = header != null || Qualified.isCertain(model);
    String written = header == null ? Qualified.connection(model) : header;
    if (written == null) {
      return Mono.just(Chosen.NONE);
    }
    String name = written.startsWith("@") ? written.substring(1) : written;
    boolean alone = plan.connections().size() == 1;
    return connections
        .open(request.caller().organization(), name)
        .onErrorComplete(error -> !alone && error instanceof Unavailable)
        .map(Chosen::of)
        .switchIfEmpty(
            Mono.defer(
                () ->
                    certain && alone
                        ? Mono.error(PlanFailures.noProvider(name, header == null))
                        : Mono.just(certain ? new Chosen(name, null) : Chosen.NONE)));
  }

  private Mono<Map<String, Opened>> opened(
      OrganizationId organization, RoutePlan plan, Chosen chosen) {
    List<String> names = plan.connections();
    if (!plan.asksRequest()) {
      return opened(organization, names);
    }
    Mono<Map<String, Opened>> others =
        names.size() == 1
            ? Mono.just(Map.of())
            : opened(organization, names.subList(1, names.size()));
    return others.map(opened -> with(opened, chosen.opened()));
  }

  private static Map<String, Opened> with(Map<String, Opened> opened, @Nullable Opened chosen) {
    if (chosen == null) {
      return opened;
    }
    Map<String, Opened> all = new HashMap<>(opened);
    all.put(RoutePlan.FROM_REQUEST, chosen);
    return all;
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
      Chosen chosen,
      Requirements requirements) {
    return new Call(
        request.caller(),
        request.client().operation(),
        request.body(),
        plan,
        opened,
        chosen.name(),
        requirements,
        request.options().forwarded(),
        request.options().labels(),
        request.options().patience(),
        request.draft(),
        request.client());
  }
}
