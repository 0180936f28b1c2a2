package io.turnpike.routing.gateway.pipeline;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Qualified;
import io.turnpike.routing.gateway.call.Reached;
import io.turnpike.routing.gateway.call.RequestContext;
import io.turnpike.routing.gateway.preference.Preferences;
import io.turnpike.routing.gateway.preference.PreferredPlans;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnections;
import io.turnpike.tenants.ProviderConnections.Opened;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Joins a request and its plan with the connections it may need: all that a call consists of. */
@Component
class Reach {

  private static final Reached NOTHING = new Reached(Map.of());

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
    return reached(request.caller().organization(), plan, chosen)
        .flatMap(
            reached ->
                requirements(request)
                    .map(demands -> call(request, plan, reached, chosen, demands)));
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
        .map(Chosen::of)
        .onErrorResume(
            Unavailable.class,
            fault -> alone ? Mono.error(fault) : Mono.just(Chosen.out(name, fault)))
        .switchIfEmpty(
            Mono.defer(
                () ->
                    certain && alone
                        ? Mono.error(PlanFailures.noProvider(name, header == null))
                        : Mono.just(certain ? Chosen.missing(name) : Chosen.NONE)));
  }

  private Mono<Reached> reached(OrganizationId organization, RoutePlan plan, Chosen chosen) {
    List<String> names = plan.connections();
    if (!plan.asksRequest()) {
      return reached(organization, names);
    }
    return several(organization, names.subList(1, names.size())).doOnNext(chosen::into);
  }

  /** Most plans need one or two, and memory has them. */
  private Mono<Reached> reached(OrganizationId organization, List<String> names) {
    return names.size() == 1 ? one(organization, names.getFirst()) : several(organization, names);
  }

  /** Without it there is nothing to decide, so that a fault of the store is the answer. */
  private Mono<Reached> one(OrganizationId organization, String name) {
    return connections
        .open(organization, name)
        .map(opened -> new Reached(Map.of(name, opened)))
        .defaultIfEmpty(NOTHING);
  }

  /** One that cannot be opened just now must not take the others with it. */
  private Mono<Reached> several(OrganizationId organization, List<String> names) {
    return Mono.defer(
        () -> {
          Reached reached = new Reached(new HashMap<>(), new HashMap<>());
          return Flux.fromIterable(names)
              .concatMap(name -> open(organization, name, reached))
              .then(Mono.just(reached));
        });
  }

  private Mono<Opened> open(OrganizationId organization, String name, Reached into) {
    return connections
        .open(organization, name)
        .doOnNext(opened -> into.opened().put(name, opened))
        .doOnError(Unavailable.class, fault -> into.unavailable().put(name, fault))
        .onErrorComplete(Unavailable.class);
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
      Reached connections,
      Chosen chosen,
      Requirements requirements) {
    return new Call(
        request.caller(),
        request.client().operation(),
        request.body(),
        plan,
        connections,
        chosen.name(),
        requirements,
        request.options().forwarded(),
        request.options().labels(),
        new RequestContext(request.draft().startNanos(), request.options().patience()),
        request.draft(),
        request.client());
  }
}
