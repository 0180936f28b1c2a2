package io.turnpike.billing.payments;

import io.turnpike.billing.payments.PaymentProvider.Headers;
import io.turnpike.tenants.Actor;
import java.math.BigDecimal;
import java.net.URI;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Credits bought through a payment provider, where the operator has set one up. */
public interface Payments {

  /** Where not, everything else is refused. */
  boolean open();

  /**
   * For owners, admins and billing. InvalidInput for an amount that is not whole cents from 1 to
   * 10,000 USD, Throttled beyond thirty an hour, Unavailable where the provider does not answer:
   * then nothing is owed.
   */
  Mono<Checkout> checkout(Actor actor, BigDecimal amountUsd);

  /** Where receipts and cards are; Conflict for who has never paid. */
  Mono<URI> portal(Actor actor);

  /**
   * What a provider tells. A payment grants once, however often and in whichever order it is told.
   * {@link PaymentProvider.Forged} for what is not the provider's, NotFound for one that is not set
   * up.
   */
  Mono<Outcome> receive(String provider, Headers headers, byte[] body);

  /**
   * @param url where the browser goes to pay
   */
  record Checkout(UUID id, URI url) {}

  /** What came of a provider's message. */
  enum Outcome {
    GRANTED,
    /** Granted before. */
    REPEATED,
    /** Not what was to be paid: the operator must look. */
    REFUSED,
    /** About no payment of ours. */
    IGNORED
  }
}
