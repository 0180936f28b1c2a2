package io.turnpike.routing;

import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
   * every node within a second. A document that differs from the current one in nothing but blanks
   * makes no version.
   *
   * @param document JSON text
   * @param expectedVersion the version it was edited from: StaleVersion when another is current; 0
   *     means it must not exist yet; null for no check
   */
  Mono<Saved> save(Actor actor, String name, String document, @Nullable Integer expectedVersion);

  /** Makes a new version with the document of an old one. */
  Mono<Saved> rollback(Actor actor, String name, int version, @Nullable Integer expectedVersion);

  /**
   * NotFound when there is none.
   *
   * @param expectedVersion StaleVersion when another is current; null for no check
   */
  Mono<Void> delete(Actor actor, String name, @Nullable Integer expectedVersion);

  /** Current versions by name. */
  Flux<Version> list(OrganizationId organization);

  /** The current version; empty when there is none of that name. */
  Mono<Version> find(OrganizationId organization, String name);

  /** Newest first. */
  Flux<Version> versions(OrganizationId organization, String name);

  Mono<Version> version(OrganizationId organization, String name, int version);

  /** Checks without storing; answers with the warnings when the document would be accepted. */
  Mono<List<Warning>> validate(OrganizationId organization, String document);

  /**
   * The plan of a document that a request brings itself. Checked as a saved one is; already
   * completed for a document that this node has seen lately.
   */
  Mono<RoutePlan> compile(OrganizationId organization, String document);

  /**
   * The JSON text of a document written in YAML 1.2 (of which JSON is a part). InvalidInput with
   * line and column when it is no YAML, or uses what JSON has no word for.
   */
  Mono<String> json(String yaml);

  /**
   * The compiled plan, for the data plane: from memory and already completed once loaded. {@code
   * reference} is a name or {@code name@version}. Empty when there is none; Unavailable when the
   * store is needed and out of reach.
   */
  Mono<RoutePlan> resolve(OrganizationId organization, String reference);

  /**
   * What the organization's configs are called, for the data plane: from memory and already
   * completed once loaded; Unavailable when the store is needed and out of reach.
   */
  Mono<Set<String>> names(OrganizationId organization);

  /**
   * @param document as it was saved, byte for byte
   * @param author label of the actor who saved it
   */
  record Version(
      String name, int version, String document, String author, Instant savedAt, boolean current) {}

  /**
   * @param version the new one, or the current one when nothing has changed
   * @param warnings they did not stand in the way
   */
  record Saved(Version version, boolean changed, List<Warning> warnings) {}

  /**
   * Something that is allowed and hardly meant.
   *
   * @param pointer RFC 6901 JSON pointer to the field; empty for the document as a whole
   * @param sentence what will happen, and what to write instead
   */
  record Warning(String pointer, String sentence) {}
}
