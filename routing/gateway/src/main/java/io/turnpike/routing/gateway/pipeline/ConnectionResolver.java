package io.turnpike.routing.gateway.pipeline;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.gateway.authentication.ModelPermission;
import io.turnpike.routing.gateway.call.AllowList;
import io.turnpike.routing.gateway.call.Answer.Delivery;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Pace.Retries;
import io.turnpike.routing.gateway.call.QualifiedModel;
import io.turnpike.routing.gateway.call.RequestContext;
import io.turnpike.routing.gateway.call.ResolvedConnections;
import io.turnpike.routing.gateway.preference.Preferences;
import io.turnpike.routing.gateway.preference.PreferredPlans;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.tenants.providers.ProviderConnections.Opened;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Joins a request and its plan with the connections it may need: all that a call consists of. */
@Component
class ConnectionResolver {

  private static final ResolvedConnections NOTHING = new ResolvedConnections(Map.of());

  private final ProviderConnections connections;

  ConnectionResolver(ProviderConnections connections) {
    this.connections = connections;
  }

  /** Fails with GatewayFailure when the key may not go by the plan. */
  Mono<Call> resolve(PlannedRequest planned, Delivery delivery) {
    RoutePlan plan = planned.plan();
    planned.request().draft().config(plan.config(), plan.version());
    tellOfRetries(planned.request(), plan);
    return plan.asksRequest()
        ? requested(planned.request(), plan).flatMap(named -> call(planned, named, delivery))
        : call(planned, RequestedConnection.NONE, delivery);
  }

  /** A config has retries of its own and keeps to them. */
  private static void tellOfRetries(GatewayRequest request, RoutePlan plan) {
    Retries wished = request.options().pace().retries();
    if (wished != null && plan.config() != null) {
      request.draft().warn(List.of(wished.header()));
    }
  }

  private Mono<Call> call(PlannedRequest planned, RequestedConnection named, Delivery delivery) {
    GatewayRequest request = planned.request();
    return resolved(request.caller().organization(), planned.plan(), named)
        .doOnNext(resolved -> permit(planned, resolved, named))
        .map(resolved -> CustomHosts.instead(request, planned.plan(), resolved))
        .flatMap(
            resolved ->
                requirements(request)
                    .map(
                        demands ->
                            call(request, planned.plan(), resolved, named, demands, delivery)));
  }

  private static void permit(
      PlannedRequest planned, ResolvedConnections resolved, RequestedConnection named) {
    if (isAboutNoModel(planned)) {
      ModelPermission.checkWithoutModel(planned.request().caller());
      return;
    }
    ModelPermission.check(
        planned.request().caller(),
        planned.request().body().model(),
        planned.plan(),
        resolved,
        named.name(),
        planned.isGranted());
  }

  private static boolean isAboutNoModel(PlannedRequest planned) {
    return planned.asked() == null
        && planned.request().body().model() == null
        && !planned.request().client().operation().isServed();
  }

  /** By the header, else by the model, whose first part counts if it is a connection. */
  private Mono<RequestedConnection> requested(GatewayRequest request, RoutePlan plan) {
    String model = request.body().model();
    String header = request.options().provider();
    boolean certain = header != null || QualifiedModel.isCertain(model);
    String written = header == null ? QualifiedModel.connection(model) : header;
    if (written == null) {
      return Mono.just(RequestedConnection.NONE);
    }
    String name = written.startsWith("@") ? written.substring(1) : written;
    boolean alone = plan.connections().size() == 1;
    return connections
        .open(request.caller().organization(), name)
        .map(RequestedConnection::of)
        .onErrorResume(
            Unavailable.class,
            fault -> alone ? Mono.error(fault) : Mono.just(RequestedConnection.out(name, fault)))
        .switchIfEmpty(
            Mono.defer(
                () ->
                    certain && alone
                        ? Mono.error(PlanFailures.noProvider(name, header == null))
                        : Mono.just(
                            certain
                                ? RequestedConnection.missing(name)
                                : RequestedConnection.NONE)));
  }

  private Mono<ResolvedConnections> resolved(
      OrganizationId organization, RoutePlan plan, RequestedConnection named) {
    List<String> names = plan.connections();
    if (!plan.asksRequest()) {
      return resolved(organization, names);
    }
    return several(organization, names.subList(1, names.size())).doOnNext(named::into);
  }

  /** Most plans need one or two, and memory has them. */
  private Mono<ResolvedConnections> resolved(OrganizationId organization, List<String> names) {
    return names.size() == 1 ? one(organization, names.getFirst()) : several(organization, names);
  }

  /** Without it there is nothing to decide, so that a fault of the store is the answer. */
  private Mono<ResolvedConnections> one(OrganizationId organization, String name) {
    return connections
        .open(organization, name)
        .map(opened -> new ResolvedConnections(Map.of(name, opened)))
        .defaultIfEmpty(NOTHING);
  }

  /** One that cannot be opened just now must not take the others with it. */
  private Mono<ResolvedConnections> several(OrganizationId organization, List<String> names) {
    return Mono.defer(
        () -> {
          ResolvedConnections resolved = new ResolvedConnections(new HashMap<>(), new HashMap<>());
          return Flux.fromIterable(names)
              .concatMap(name -> open(organization, name, resolved))
              .then(Mono.just(resolved));
        });
  }

  private Mono<Opened> open(OrganizationId organization, String name, ResolvedConnections into) {
    return connections
        .open(organization, name)
        .doOnNext(opened -> into.opened().put(name, opened))
        .doOnError(Unavailable.class, fault -> into.unavailable().put(name, fault))
        .onErrorComplete(Unavailable.class);
  }

  private Mono<Requirements> requirements(GatewayRequest request) {
    String pinned = request.pinned();
    return pinned == null ? preferred(request) : preferred(request).map(it -> it.and(only(pinned)));
  }

  private static Requirements only(String connection) {
    return new Requirements(false, false, Set.of(), false, null, Set.of(connection), Set.of());
  }

  private Mono<Requirements> preferred(GatewayRequest request) {
    Preferences preferences = request.preferences();
    AllowList allowed = request.options().allowed();
    return preferences == Preferences.NONE && allowed == AllowList.ANYTHING
        ? Mono.just(Requirements.NONE)
        : connections
            .known(request.caller().organization())
            .map(
                known ->
                    PreferredPlans.requirements(preferences, known)
                        .and(PreferredPlans.requirements(allowed, known)));
  }

  private static @Nullable Secret ownKey(GatewayRequest request) {
    return request.caller().rights().ownProviderKeys() ? request.client().providerKey() : null;
  }

  private static Call call(
      GatewayRequest request,
      RoutePlan plan,
      ResolvedConnections connections,
      RequestedConnection named,
      Requirements requirements,
      Delivery delivery) {
    return new Call(
        request.caller(),
        request.operation(),
        request.body(),
        plan,
        connections,
        named.name(),
        requirements,
        request.options().forwarded(),
        request.options().labels(),
        new RequestContext(request.draft().startNanos(), request.options().pace(), ownKey(request)),
        request.draft(),
        request.client(),
        delivery);
  }
}
