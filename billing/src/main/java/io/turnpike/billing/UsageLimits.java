package io.turnpike.billing;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The limits of all organizations. Changes are in force on every node within a second. */
public interface UsageLimits {

  /** By id. */
  Flux<Limit> list(OrganizationId organization);

  /** Empty when there is none of that id. */
  Mono<Limit> find(OrganizationId organization, String id);

  /**
   * Creates or replaces. What was counted stays so unless scope, measure or time become others.
   * Refused with InvalidInput, whose pointers are those of the API's JSON, with Forbidden, or with
   * Conflict when there are as many as there may be.
   */
  Mono<Saved> put(Actor actor, String id, Draft draft);

  /** Refused as {@link #put} would be whose scope is in order; changes nothing. */
  Mono<Void> check(Actor actor, Draft draft);

  /** NotFound when there is none of that id. */
  Mono<Void> delete(Actor actor, String id);

  record Saved(Limit limit, boolean created) {}

  /**
   * A limit as it is written; of the four measures one.
   *
   * @param scope one, or it is a mistake
   * @param per {@code second}, {@code minute}, {@code hour} or {@code day}; null for concurrency
   */
  record Draft(
      List<WrittenScope> scope,
      @Nullable String requests,
      @Nullable String tokens,
      @Nullable String costUsd,
      @Nullable String concurrency,
      @Nullable String per) {}
}
