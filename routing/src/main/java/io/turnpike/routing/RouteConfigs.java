package io.turnpike.routing;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The named configs of all organizations: immutable versions, one of them current. Mistakes in a
 * document are refused together as {@link io.turnpike.infra.refusal.InvalidInput}.
 */
public interface RouteConfigs {

  /**
   * Parses, validates and compiles the document, stores it as the next version and serves it on
   * every node within a second.
   *
   * @param document JSON text
   * @param expectedVersion the version it was edited from: StaleVersion when another is current; 0
   *     means it must not exist yet; null for no check
   */
  Mono<Version> save(Actor actor, String name, String document, @Nullable Integer expectedVersion);

  /** Makes a new version with the document of an old one. */
  Mono<Version> rollback(Actor actor, String name, int version, @Nullable Integer expectedVersion);

  Mono<Void> delete(Actor actor, String name);

  /** Current versions by name. */
  Flux<Version> list(OrganizationId organization);

  /** The current version; empty when there is none of that name. */
  Mono<Version> find(OrganizationId organization, String name);

  /** Newest first. */
  Flux<Version> versions(OrganizationId organization, String name);

  Mono<Version> version(OrganizationId organization, String name, int version);

  /** Checks without storing; completes when the document would be accepted. */
  Mono<Void> validate(OrganizationId organization, String document);

  /**
   * The compiled plan, for the data plane: from memory and already completed once loaded. {@code
   * reference} is a name or {@code name@version}. Empty when there is none; Unavailable when the
   * store is needed and out of reach.
   */
  Mono<RoutePlan> resolve(OrganizationId organization, String reference);

  /**
   * @param document as it was saved, byte for byte
   * @param author label of the actor who saved it
   */
  record Version(
      String name, int version, String document, String author, Instant savedAt, boolean current) {}
}
