package io.turnpike.webui.fake;

import io.turnpike.billing.payments.PaymentProvider.Headers;
import io.turnpike.billing.payments.Payments;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Actor;
import java.math.BigDecimal;
import java.net.URI;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A payment provider that can be switched off, and where nobody has paid before. */
@Component
public class FakePayments implements Payments {

  private volatile boolean open = true;

  public void open(boolean now) {
    open = now;
  }

  @Override
  public boolean open() {
    return open;
  }

  @Override
  public Mono<Checkout> checkout(Actor actor, BigDecimal amountUsd) {
    return amountUsd.signum() <= 0
        ? Mono.error(InvalidInput.at("/amount_usd", "must be more than 0"))
        : Mono.just(new Checkout(UUID.randomUUID(), URI.create("https://pay.example.com/c/1#x")));
  }

  @Override
  public Mono<URI> portal(Actor actor) {
    return Mono.error(new Conflict("nothing_paid", "Nothing was paid yet."));
  }

  @Override
  public Mono<Outcome> receive(String provider, Headers headers, byte[] body) {
    return Mono.error(new UnsupportedOperationException());
  }
}
