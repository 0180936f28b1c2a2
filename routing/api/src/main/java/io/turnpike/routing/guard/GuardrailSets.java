package io.turnpike.routing.guard;

import io.turnpike.routing.plan.GuardrailRules;
import io.turnpike.tenants.Caller;
import reactor.core.publisher.Mono;

/** Named sets of guardrails that hold for callers whatever their requests say. */
public interface GuardrailSets {

  /** For a caller that none hold for: this very object, so that hardly anything is done for it. */
  Mono<Applied> NONE = Mono.just(Applied.NONE);

  /**
   * From memory and already completed once loaded; Unavailable when the store is needed and out of
   * reach.
   */
  Mono<Applied> of(Caller caller);

  /**
   * @param enforced the sets of the organization, the team and the key, in this order; what several
   *     of them ask for stands there once, with the strictest action
   * @param observed what is tried on live traffic and acts on nothing, set by set
   */
  record Applied(GuardrailRules enforced, GuardrailRules observed) {

    public static final Applied NONE = new Applied(GuardrailRules.NONE, GuardrailRules.NONE);
  }
}
