package io.turnpike.app.api.payments;

import io.turnpike.app.api.Fields;
import io.turnpike.billing.payments.PaymentProvider.Forged;
import io.turnpike.billing.payments.Payments;
import io.turnpike.billing.payments.Payments.Checkout;
import io.turnpike.billing.payments.Payments.Outcome;
import io.turnpike.tenants.Actor;
import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** {@code /api/v1/payments}. Providers have no key: their messages are signed. */
@RestController
@RequestMapping("/api/v1/payments")
class PaymentController {

  private final Payments payments;

  PaymentController(Payments payments) {
    this.payments = payments;
  }

  @PostMapping("/checkout")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Checkout> checkout(@AuthenticationPrincipal Actor actor, @RequestBody CheckoutForm form) {
    return Mono.fromCallable(() -> Fields.required("/amount_usd", form.amountUsd()))
        .flatMap(amount -> payments.checkout(actor, amount));
  }

  @PostMapping("/portal")
  Mono<Portal> portal(@AuthenticationPrincipal Actor actor) {
    return payments.portal(actor).map(Portal::new);
  }

  /** Whatever is signed is answered 200: a provider repeats everything else for days. */
  @PostMapping("/webhooks/{provider}")
  Mono<Received> receive(
      @PathVariable String provider,
      @RequestHeader HttpHeaders headers,
      @RequestBody(required = false) byte @Nullable [] body) {
    return payments
        .receive(provider, headers::getFirst, body == null ? new byte[0] : body)
        .onErrorMap(
            Forged.class,
            forged -> new ResponseStatusException(HttpStatus.BAD_REQUEST, forged.getMessage()))
        .map(Received::of);
  }

  record CheckoutForm(@Nullable BigDecimal amountUsd) {}

  record Portal(URI url) {}

  record Received(String outcome) {

    static Received of(Outcome outcome) {
      return new Received(Fields.word(outcome));
    }
  }
}
