package io.turnpike.routing.guard;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The named sets of guardrails of all organizations, for those who read and change them. Mistakes
 * are refused together as {@link io.turnpike.infra.refusal.InvalidInput}.
 */
public interface NamedSets {

  /** In one organization. */
  int MOST = 100;

  /**
   * Stores the document, {@code {scope, input_guardrails, output_guardrails, observe}}, in place of
   * what was there; every node goes by it within a second. Conflict when there are {@link #MOST}
   * already.
   *
   * @param document JSON text
   * @param expectedVersion the version it was edited from: StaleVersion when another is current; 0
   *     means it must not exist yet; null for no check
   */
  Mono<Saved> put(Actor actor, String name, String document, @Nullable Integer expectedVersion);

  /**
   * NotFound when there is none.
   *
   * @param expectedVersion StaleVersion when another is current; null for no check
   */
  Mono<Void> delete(Actor actor, String name, @Nullable Integer expectedVersion);

  /** By name. */
  Flux<NamedSet> list(OrganizationId organization);

  /** Empty when there is none of that name. */
  Mono<NamedSet> find(OrganizationId organization, String name);

  /** The same from memory, already completed once loaded. */
  Mono<NamedSet> known(OrganizationId organization, String name);

  /** What saving the document would refuse, without saving it. */
  Mono<Void> validate(OrganizationId organization, String document);

  /**
   * @param created whether there was none of that name
   * @param changed false when it says the same as before but for blanks
   */
  record Saved(NamedSet set, boolean created, boolean changed) {}
}
