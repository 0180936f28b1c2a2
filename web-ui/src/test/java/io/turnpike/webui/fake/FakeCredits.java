package io.turnpike.webui.fake;

import io.turnpike.billing.Credits;
import io.turnpike.tenants.OrganizationId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Thirty dollars for everybody, of which some is used. */
@Component
public class FakeCredits implements Credits {

  @Override
  public Mono<Balance> of(OrganizationId organization) {
    return Mono.just(new Balance(30_000_000_000L, 12_340_000_000L));
  }

  @Override
  public Mono<Balance> grant(String slug, long amountNanoUsd, String reference) {
    return Mono.error(new UnsupportedOperationException());
  }
}
