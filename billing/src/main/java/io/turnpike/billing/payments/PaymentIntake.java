package io.turnpike.billing.payments;

import io.turnpike.billing.credits.CreditGrant;
import io.turnpike.billing.payments.PaymentProvider.Notice.Paid;
import io.turnpike.billing.payments.PaymentTables.Row;
import io.turnpike.billing.payments.Payments.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * One payment in one transaction across organizations: the message, the ledger's entry and the mark
 * at the checkout are there together or not at all.
 */
record PaymentIntake(PaymentTables tables) {

  private static final Logger log = LoggerFactory.getLogger(PaymentIntake.class);

  Mono<Outcome> take(Paid paid) {
    return tables
        .lock(paid)
        .flatMap(checkout -> take(paid, checkout))
        .switchIfEmpty(Mono.fromSupplier(() -> unknown(paid)));
  }

  private Mono<Outcome> take(Paid paid, Row checkout) {
    return tables
        .knows(paid)
        .flatMap(known -> known ? Mono.just(Outcome.REPEATED) : takeNew(paid, checkout));
  }

  private Mono<Outcome> takeNew(Paid paid, Row checkout) {
    Outcome outcome = judge(paid, checkout);
    return tables
        .received(paid, outcome)
        .then(Mono.defer(() -> outcome == Outcome.GRANTED ? grant(paid, checkout) : Mono.empty()))
        .thenReturn(outcome);
  }

  private static Outcome judge(Paid paid, Row checkout) {
    if (checkout.granted()) {
      return Outcome.REPEATED;
    }
    return paid.isOf(checkout.amountNanoUsd()) ? Outcome.GRANTED : mismatch(paid, checkout);
  }

  private Mono<Void> grant(Paid paid, Row checkout) {
    String customer = paid.customer();
    String reference = tables.provider() + " " + paid.reference();
    return CreditGrant.give(tables.db(), paid.organization(), checkout.amountNanoUsd(), reference)
        .then(Mono.defer(() -> tables.granted(paid)))
        .then(
            Mono.defer(
                () ->
                    customer == null ? Mono.empty() : tables.keep(paid.organization(), customer)));
  }

  private static Outcome mismatch(Paid paid, Row checkout) {
    log.error(
        "Payment {} of checkout {} is {} nano-{}, not {} nano-usd: nothing was granted.",
        paid.reference(),
        paid.checkout(),
        paid.amountNano(),
        paid.currency(),
        checkout.amountNanoUsd());
    return Outcome.REFUSED;
  }

  private static Outcome unknown(Paid paid) {
    log.error(
        "Payment {} names checkout {} of organization {}, which is not there: nothing was granted.",
        paid.reference(),
        paid.checkout(),
        paid.organization());
    return Outcome.REFUSED;
  }
}
