package io.turnpike.billing;

import io.turnpike.tenants.OrganizationId;
import reactor.core.publisher.Mono;

/** What was paid in advance, and what is left of it. */
public interface Credits {

  Mono<Balance> of(OrganizationId organization);

  /**
   * The operator's business: no member may give to an organization. With a reference that was used
   * before it changes nothing. NotFound for an unknown slug, InvalidInput for an amount that is not
   * more than 0.
   *
   * @param reference what was paid, for example the number of a payment
   */
  Mono<Balance> grant(String slug, long amountNanoUsd, String reference);

  /** Below 0 where providers counted more than was left. */
  record Balance(long grantedNanoUsd, long usedNanoUsd) {

    public long leftNanoUsd() {
      return grantedNanoUsd - usedNanoUsd;
    }
  }
}
