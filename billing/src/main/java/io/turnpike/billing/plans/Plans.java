package io.turnpike.billing.plans;

import io.turnpike.tenants.OrganizationId;
import java.time.YearMonth;
import java.util.List;
import reactor.core.publisher.Mono;

/** The plans that are offered, and which organization has which. */
public interface Plans {

  /** The first is that of organizations that were given none. */
  List<Plan> offered();

  /** Of that month. */
  Mono<Plan> of(OrganizationId organization, YearMonth month);

  /**
   * From the month under way on, by the organization's calendar. NotFound for an unknown slug,
   * InvalidInput for a plan that is not offered.
   */
  Mono<Plan> assign(String slug, String plan);
}
