package io.turnpike.billing;

import io.turnpike.tenants.OrganizationId;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The limits and budgets of organizations, from this node's memory; changes arrive within a second.
 */
public interface SpendRules {

  /** Null when this node has not met the organization yet. */
  @Nullable Rules present(OrganizationId organization);

  /**
   * Reads them where it has not. Fails with {@link io.turnpike.infra.refusal.Unavailable} when that
   * cannot be done.
   */
  Mono<Rules> of(OrganizationId organization);

  /**
   * @param zone whose calendar budgets follow
   */
  record Rules(ZoneId zone, List<Budget> budgets, List<Limit> limits) {

    public boolean isEmpty() {
      return budgets.isEmpty() && limits.isEmpty();
    }
  }
}
