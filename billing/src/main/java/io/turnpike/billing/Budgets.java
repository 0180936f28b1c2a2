package io.turnpike.billing;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The budgets of all organizations. Changes are in force on every node within a second. */
public interface Budgets {

  /** By id. */
  Flux<Budget> list(OrganizationId organization);

  /** Empty when there is none of that id. */
  Mono<Budget> find(OrganizationId organization, String id);

  /**
   * Creates or replaces. What was spent stays counted unless scope or period become others. Refused
   * with InvalidInput, whose pointers are those of the API's JSON, with Forbidden, or with Conflict
   * when there are as many as there may be.
   */
  Mono<Saved> put(Actor actor, String id, Draft draft);

  /** Refused as {@link #put} would be whose scope is in order; changes nothing. */
  Mono<Void> check(Actor actor, Draft draft);

  /** NotFound when there is none of that id. */
  Mono<Void> delete(Actor actor, String id);

  record Saved(Budget budget, boolean created) {}

  /**
   * A budget as it is written.
   *
   * @param scope one, or it is a mistake
   * @param amountUsd decimal
   * @param period {@code hour}, {@code day}, {@code week}, {@code month}, {@code lifetime} or
   *     {@code rolling}
   * @param rollingDays for {@code rolling} only
   * @param mode hard when null
   * @param alerts percents, ascending
   */
  record Draft(
      List<WrittenScope> scope,
      @Nullable String amountUsd,
      @Nullable String period,
      @Nullable String rollingDays,
      @Nullable String mode,
      @Nullable String degradeTo,
      List<String> alerts) {}
}
