package io.turnpike.billing.payments.stripe;

import static java.util.Objects.requireNonNull;

import io.turnpike.billing.payments.PaymentProvider;
import io.turnpike.infra.http.OutboundHttp;
import io.turnpike.infra.refusal.Unavailable;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Checkout in mode {@code payment}; Stripe makes a customer of who pays for the first time. */
@Component
@EnableConfigurationProperties(StripeSettings.class)
final class StripePayments implements PaymentProvider {

  private static final long NANO_PER_CENT = 10_000_000;

  private final StripeSettings settings;
  private final StripeCalls calls;

  StripePayments(StripeSettings settings, OutboundHttp http) {
    this.settings = settings;
    this.calls = new StripeCalls(http, settings);
  }

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public boolean open() {
    return settings.complete();
  }

  @Override
  public Mono<URI> start(Order order) {
    return calls
        .post("/v1/checkout/sessions", "checkout-" + order.checkout(), form(order))
        .map(this::url);
  }

  @Override
  public Mono<URI> portal(String customer, URI back) {
    StripeForm form = new StripeForm().with("customer", customer).with("return_url", back);
    return Mono.fromSupplier(() -> "portal-" + UUID.randomUUID())
        .flatMap(key -> calls.post("/v1/billing_portal/sessions", key, form))
        .map(this::url);
  }

  @Override
  public Notice read(Headers headers, byte[] body) {
    StripeSignature.check(
        requireNonNull(settings.webhookSecret()),
        headers.first(StripeSignature.HEADER),
        body,
        Instant.now());
    return StripeEvent.read(body);
  }

  private static StripeForm form(Order order) {
    StripeForm form =
        new StripeForm()
            .with("mode", "payment")
            .with("client_reference_id", order.organization())
            .with("metadata[" + StripeEvent.CHECKOUT + "]", order.checkout())
            .with("line_items[0][quantity]", 1)
            .with("line_items[0][price_data][currency]", "usd")
            .with("line_items[0][price_data][unit_amount]", order.amountNanoUsd() / NANO_PER_CENT)
            .with("line_items[0][price_data][product_data][name]", "Credits")
            .with("success_url", order.paid())
            .with("cancel_url", order.left());
    return order.customer() == null
        ? form.with("customer_creation", "always")
        : form.with("customer", order.customer());
  }

  /** It becomes a link in a page, so it must be one that a browser may be sent to. */
  private URI url(JsonNode session) {
    try {
      URI url = URI.create(session.path("url").asString(""));
      if (url.getHost() != null && settings.baseUrl().getScheme().equals(url.getScheme())) {
        return url;
      }
    } catch (IllegalArgumentException noUrl) {
      // Falls through to the one sentence that says so.
    }
    throw new Unavailable("The payment provider gave no address to go to; try again later.");
  }
}
