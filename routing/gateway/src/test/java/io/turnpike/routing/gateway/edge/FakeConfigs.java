package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Compiled plans by name. */
public final class FakeConfigs implements RouteConfigs {

  private final Map<String, RoutePlan> plans = new ConcurrentHashMap<>();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();

  void put(RoutePlan plan) {
    plans.put(String.valueOf(plan.config()), plan);
  }

  /** How often a request has asked for this one: its body was read by then. */
  int timesAsked(String reference) {
    return asked.getOrDefault(reference, 0);
  }

  @Override
  public Mono<RoutePlan> resolve(OrganizationId organization, String reference) {
    asked.merge(reference, 1, Integer::sum);
    return Mono.justOrEmpty(plans.get(reference.replaceFirst("@.*", "")));
  }

  @Override
  public Mono<Set<String>> names(OrganizationId organization) {
    return Mono.just(plans.keySet());
  }

  @Override
  public Mono<Saved> save(
      Actor actor, String name, String document, @Nullable Integer expectedVersion) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mono<Saved> rollback(
      Actor actor, String name, int version, @Nullable Integer expectedVersion) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mono<Void> delete(Actor actor, String name, @Nullable Integer expectedVersion) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Flux<Version> list(OrganizationId organization) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mono<Version> find(OrganizationId organization, String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Flux<Version> versions(OrganizationId organization, String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mono<Version> version(OrganizationId organization, String name, int version) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mono<List<Warning>> validate(OrganizationId organization, String document) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mono<RoutePlan> compile(OrganizationId organization, String document) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Mono<String> json(String yaml) {
    throw new UnsupportedOperationException();
  }
}
