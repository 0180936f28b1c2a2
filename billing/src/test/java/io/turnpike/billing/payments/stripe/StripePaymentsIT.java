package io.turnpike.billing.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.billing.payments.PaymentProvider.Order;
import io.turnpike.billing.payments.stripe.FakeStripe.Call;
import io.turnpike.billing.payments.stripe.FakeStripe.Fault;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.http.HttpOnLoopback;
import io.turnpike.infra.refusal.Unavailable;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said to Stripe, and what becomes of its answers. */
class StripePaymentsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FakeStripe stripe = new FakeStripe();
  private final HttpOnLoopback http = new HttpOnLoopback(10);
  private final StripePayments payments = payments(FakeStripe.KEY, Duration.ofSeconds(20));

  @AfterEach
  void close() {
    http.close();
    stripe.close();
  }

  @Test
  void aCheckoutSaysWhoPaysWhatAndWhereToComeBack() {
    Order order = order(12_340_000_000L, null);
    URI url = payments.start(order).block(PATIENCE);
    assertThat(url).isEqualTo(stripe.url().resolve("/pay/1"));
    Call call = stripe.calls().getFirst();
    assertThat(call.path()).isEqualTo("/v1/checkout/sessions");
    assertThat(call.idempotencyKey()).isEqualTo("checkout-" + order.checkout());
    assertThat(call.form())
        .containsEntry("mode", "payment")
        .containsEntry("client_reference_id", order.organization().toString())
        .containsEntry("metadata[turnpike_checkout]", order.checkout().toString())
        .containsEntry("line_items[0][price_data][currency]", "usd")
        .containsEntry("line_items[0][price_data][unit_amount]", "1234")
        .containsEntry("success_url", "https://gateway.example.com/statements?payment=done")
        .containsEntry("customer_creation", "always")
        .doesNotContainKey("customer");
  }

  @Test
  void whoHasPaidBeforeIsTheSameCustomer() {
    payments.start(order(1_000_000_000L, "cus_7")).block(PATIENCE);
    assertThat(stripe.calls().getFirst().form())
        .containsEntry("customer", "cus_7")
        .doesNotContainKey("customer_creation");
  }

  @Test
  void thePortalIsThatOfTheCustomer() {
    URI back = URI.create("https://gateway.example.com/statements");
    assertThat(payments.portal("cus_7", back).block(PATIENCE)).isNotNull();
    Call call = stripe.calls().getFirst();
    assertThat(call.path()).isEqualTo("/v1/billing_portal/sessions");
    assertThat(call.form())
        .containsEntry("customer", "cus_7")
        .containsEntry("return_url", back.toString());
  }

  @Test
  void whatFailsIsTriedAgainUnderTheSameKeyAndDoneOnce() {
    stripe.next(Fault.FAILS, Fault.BREAKS_AFTER_DOING);
    Order order = order(1_000_000_000L, null);
    assertThat(payments.start(order).block(PATIENCE)).isEqualTo(stripe.url().resolve("/pay/1"));
    assertThat(stripe.calls()).hasSize(3);
    assertThat(stripe.calls())
        .extracting(Call::idempotencyKey)
        .containsOnly("checkout-" + order.checkout());
    assertThat(stripe.made()).isEqualTo(1);
  }

  @Test
  void aCheckoutThatIsStartedTwiceIsOne() {
    Order order = order(1_000_000_000L, null);
    URI first = payments.start(order).block(PATIENCE);
    assertThat(payments.start(order).block(PATIENCE)).isEqualTo(first);
    assertThat(stripe.made()).isEqualTo(1);
  }

  @Test
  void theSameCheckoutWithAnotherAmountIsRefusedAndNotTriedAgain() {
    Order order = order(1_000_000_000L, null);
    payments.start(order).block(PATIENCE);
    Order dearer =
        new Order(
            order.checkout(),
            order.organization(),
            2_000_000_000L,
            null,
            order.paid(),
            order.left());
    assertThatThrownBy(() -> payments.start(dearer).block(PATIENCE))
        .isInstanceOf(Unavailable.class);
    assertThat(stripe.calls()).hasSize(2);
  }

  @Test
  void whatDoesNotAnswerIsWaitedForNoLongerThanItsTime() {
    StripePayments hasty = payments(FakeStripe.KEY, Duration.ofSeconds(1));
    stripe.next(Fault.HANGS);
    assertThat(hasty.start(order(1_000_000_000L, null)).block(PATIENCE)).isNotNull();
    stripe.next(Fault.HANGS, Fault.HANGS, Fault.HANGS);
    assertThatThrownBy(() -> hasty.start(order(1_000_000_000L, null)).block(PATIENCE))
        .isInstanceOf(Unavailable.class);
    assertThat(stripe.made()).isEqualTo(1);
  }

  @Test
  void nonsenseIsNoAddressToSendABrowserTo() {
    stripe.next(Fault.TALKS_NONSENSE);
    assertThatThrownBy(() -> payments.start(order(1_000_000_000L, null)).block(PATIENCE))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void aWrongKeyMakesNothingAndIsNotTold() {
    assertThatThrownBy(
            () ->
                payments("sk_test_wrong", PATIENCE)
                    .start(order(1_000_000_000L, null))
                    .block(PATIENCE))
        .isInstanceOf(Unavailable.class)
        .hasMessageNotContaining("sk_test_wrong");
    assertThat(stripe.made()).isZero();
  }

  private StripePayments payments(String key, Duration timeout) {
    return new StripePayments(
        new StripeSettings(new Secret(key), new Secret("whsec_x"), stripe.url(), timeout), http);
  }

  private static Order order(long nanoUsd, String customer) {
    String page = "https://gateway.example.com/statements?payment=";
    return new Order(
        UUID.randomUUID(),
        UUID.randomUUID(),
        nanoUsd,
        customer,
        URI.create(page + "done"),
        URI.create(page + "left"));
  }
}
