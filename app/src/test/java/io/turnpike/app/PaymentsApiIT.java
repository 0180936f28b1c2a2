package io.turnpike.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import io.turnpike.billing.payments.stripe.FakeStripe;
import io.turnpike.billing.payments.stripe.FakeStripe.Fault;
import io.turnpike.infra.testing.Stores;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Credits bought through Stripe: a fake one, which is as strict with keys as the real one. */
class PaymentsApiIT {

  private static final String SECRET = "whsec_of_the_endpoint";
  private static final String CHECKOUT = "/api/v1/payments/checkout";
  private static final String WEBHOOK = "/api/v1/payments/webhooks/stripe";
  private static final String COMPLETED = "checkout.session.completed";
  private static final String LATER = "checkout.session.async_payment_succeeded";
  private static final AtomicInteger EVENTS = new AtomicInteger();

  private static final FakeStripe STRIPE = new FakeStripe();

  @RegisterExtension
  static final RunningApp app =
      new RunningApp(
          Stores.fresh(),
          Map.of(
              "turnpike.egress.allow",
              "loopback",
              "turnpike.stripe.base-url",
              STRIPE.url().toString(),
              "turnpike.stripe.secret-key",
              FakeStripe.KEY,
              "turnpike.stripe.webhook-secret",
              SECRET,
              "turnpike.stripe.timeout",
              "2s"));

  private final ManagementApi api = app.api();
  private Tenant tenant;
  private String organization;

  @AfterAll
  static void stop() {
    STRIPE.close();
  }

  @BeforeEach
  void aTenant() {
    tenant = api.signUp();
    start("1.00");
    organization = STRIPE.calls().getLast().form().get("client_reference_id");
  }

  @Test
  void whatIsPaidIsGrantedAndInTheLedger() {
    String checkout = start("25.50");
    assertThat(STRIPE.calls().getLast().form())
        .containsEntry("line_items[0][price_data][unit_amount]", "2550")
        .containsEntry("metadata[turnpike_checkout]", checkout);
    assertThat(granted()).isZero();
    assertThat(told(event(COMPLETED, checkout, 2550, "paid"))).isEqualTo("granted");
    assertThat(granted()).isEqualTo(25_500_000_000L);
    assertThat(api.get(tenant, "/api/v1/ledger").path("data").path(0).path("reference").asString())
        .isEqualTo("stripe pi_" + checkout);
    assertThat(api.get(tenant, "/api/v1/reconciliation").path("agrees").asBoolean()).isTrue();
  }

  @Test
  void aStartIsInTheAuditLog() {
    String checkout = start("2");
    JsonNode entry = api.get(tenant, "/api/v1/audit?action=payment.start").path("data").path(0);
    assertThat(entry.path("subject").asString()).isEqualTo(checkout);
    assertThat(entry.path("details").path("amount_usd").asString()).isEqualTo("2.00");
  }

  @Test
  void aRepeatedMessageGrantsNothingMore() {
    String event = event(COMPLETED, start("25"), 2500, "paid");
    assertThat(told(event)).isEqualTo("granted");
    assertThat(told(event)).isEqualTo("repeated");
    assertThat(granted()).isEqualTo(25_000_000_000L);
  }

  @Test
  void messagesAtOnceGrantOnce() {
    String checkout = start("25");
    String same = event(COMPLETED, checkout, 2500, "paid");
    List<CompletableFuture<String>> answers =
        IntStream.range(0, 16)
            .mapToObj(i -> i % 2 == 0 ? same : event(LATER, checkout, 2500, "paid"))
            .map(event -> event.replace("pi_", "pi_" + EVENTS.incrementAndGet() + "_"))
            .map(event -> CompletableFuture.supplyAsync(() -> told(event)))
            .toList();
    assertThat(answers.stream().map(CompletableFuture::join).filter("granted"::equals)).hasSize(1);
    assertThat(granted()).isEqualTo(25_000_000_000L);
  }

  @Test
  void aPaymentThatArrivesLaterIsGrantedThenInWhicheverOrderItIsTold() {
    String first = start("5");
    assertThat(told(event(COMPLETED, first, 500, "unpaid"))).isEqualTo("ignored");
    assertThat(granted()).isZero();
    assertThat(told(event(LATER, first, 500, "paid"))).isEqualTo("granted");
    String second = start("7");
    assertThat(told(event(LATER, second, 700, "paid"))).isEqualTo("granted");
    assertThat(told(event(COMPLETED, second, 700, "paid"))).isEqualTo("repeated");
    assertThat(granted()).isEqualTo(12_000_000_000L);
  }

  @Test
  void anotherAmountOrCurrencyGrantsNothingAndTheRightOneStillDoes() {
    String checkout = start("25");
    assertThat(told(event(COMPLETED, checkout, 2499, "paid"))).isEqualTo("refused");
    assertThat(told(event(COMPLETED, checkout, Long.MAX_VALUE, "paid"))).isEqualTo("refused");
    String euros = event(COMPLETED, checkout, 2500, "paid").replace("\"usd\"", "\"eur\"");
    assertThat(told(euros)).isEqualTo("refused");
    assertThat(granted()).isZero();
    assertThat(told(event(COMPLETED, checkout, 2500, "paid"))).isEqualTo("granted");
    assertThat(granted()).isEqualTo(25_000_000_000L);
  }

  @Test
  void aCheckoutOfAnotherOrganizationOrOfNobodyGrantsNothing() {
    String checkout = start("25");
    String event = event(COMPLETED, checkout, 2500, "paid");
    assertThat(told(event.replace(organization, UUID.randomUUID().toString())))
        .isEqualTo("refused");
    assertThat(told(event(COMPLETED, UUID.randomUUID().toString(), 2500, "paid")))
        .isEqualTo("refused");
    assertThat(granted()).isZero();
  }

  @Test
  void whatIsNoneOfOursIsAccepted() {
    assertThat(told("{\"id\": \"evt_x\", \"type\": \"invoice.paid\"}")).isEqualTo("ignored");
    assertThat(told(event(COMPLETED, "not-an-id", 2500, "paid"))).isEqualTo("ignored");
    assertThat(told("[]")).isEqualTo("ignored");
  }

  @Test
  void forgedAndStaleMessagesAreRefused() {
    String event = event(COMPLETED, start("25"), 2500, "paid");
    long now = Instant.now().getEpochSecond();
    assertThat(send(event, signature("whsec_other", now, event)).statusCode()).isEqualTo(400);
    assertThat(send(event, signature(SECRET, now - 301, event)).statusCode()).isEqualTo(400);
    assertThat(send(event.replace("2500", "9900"), signature(SECRET, now, event)).statusCode())
        .isEqualTo(400);
    assertThat(api.send("POST", WEBHOOK, null, event).statusCode()).isEqualTo(400);
    assertThat(api.send("POST", WEBHOOK, null, null).statusCode()).isEqualTo(400);
    assertThat(send("{", signature(SECRET, now, "{")).statusCode()).isEqualTo(400);
    assertThat(granted()).isZero();
  }

  @Test
  void otherProvidersAndMethodsAreNotThere() {
    assertThat(api.send("POST", "/api/v1/payments/webhooks/other", null, "{}").statusCode())
        .isEqualTo(404);
    assertThat(api.send("GET", WEBHOOK, null, null).statusCode()).isEqualTo(401);
    assertThat(api.send("POST", CHECKOUT, null, "{\"amount_usd\": 5}").statusCode()).isEqualTo(401);
  }

  @Test
  void thePortalIsThereAfterTheFirstPayment() {
    HttpResponse<String> before = portal();
    assertThat(before.statusCode()).isEqualTo(409);
    assertThat(before.body()).contains("nothing_paid");
    told(event(COMPLETED, start("25"), 2500, "paid"));
    HttpResponse<String> after = portal();
    assertThat(after.statusCode()).as(after.body()).isEqualTo(200);
    assertThat(ManagementApi.json(after).path("url").asString())
        .startsWith(STRIPE.url().toString());
    assertThat(STRIPE.calls().getLast().form()).containsEntry("customer", "cus_" + organization);
    start("3");
    assertThat(STRIPE.calls().getLast().form()).containsEntry("customer", "cus_" + organization);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.99", "0", "-5", "10000.01", "5.001", "1e30", "1e-300", "null"})
  void impossibleAmountsAreRefusedBeforeAnybodyIsAsked(String amount) {
    int calls = STRIPE.calls().size();
    HttpResponse<String> refusal =
        api.send("POST", CHECKOUT, tenant.managementKey(), "{\"amount_usd\": " + amount + "}");
    assertThat(refusal.statusCode()).as(refusal.body()).isEqualTo(422);
    assertThat(ManagementApi.pointers(refusal)).containsExactly("/amount_usd");
    assertThat(STRIPE.calls()).hasSize(calls);
  }

  @Test
  void whenStripeFailsOnceTheCheckoutIsMadeOnce() {
    int made = STRIPE.made();
    STRIPE.next(Fault.FAILS);
    start("25");
    assertThat(STRIPE.made()).isEqualTo(made + 1);
  }

  @Test
  void oneOrganizationCannotUseUpWhatStripeLetsAllOfThemAsk() {
    for (int i = 1; i < 30; i++) {
      start("1");
    }
    int calls = STRIPE.calls().size();
    HttpResponse<String> refused =
        api.send("POST", CHECKOUT, tenant.managementKey(), "{\"amount_usd\": 5}");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(429);
    assertThat(refused.headers().firstValue("retry-after")).isPresent();
    assertThat(STRIPE.calls()).hasSize(calls);
  }

  @Test
  void whenStripeIsAwayItIsSaid() {
    STRIPE.next(Fault.FAILS, Fault.FAILS, Fault.FAILS);
    HttpResponse<String> answer =
        api.send("POST", CHECKOUT, tenant.managementKey(), "{\"amount_usd\": 5}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.body()).contains("Nothing was paid").doesNotContain(FakeStripe.KEY);
  }

  private String start(String usd) {
    return api.post(tenant, CHECKOUT, "{\"amount_usd\": \"" + usd + "\"}").path("id").asString();
  }

  private HttpResponse<String> portal() {
    return api.send("POST", "/api/v1/payments/portal", tenant.managementKey(), null);
  }

  private long granted() {
    return api.get(tenant, "/api/v1/credits").path("granted_nano_usd").asLong();
  }

  private String event(String type, String checkout, long cents, String status) {
    return """
        {"id": "evt_%d", "object": "event", "type": "%s", "data": {"object": {
          "id": "cs_%s", "object": "checkout.session", "client_reference_id": "%s",
          "metadata": {"turnpike_checkout": "%s"}, "amount_total": %d, "currency": "usd",
          "payment_status": "%s", "payment_intent": "pi_%s", "customer": "cus_%s"}}}"""
        .formatted(
            EVENTS.incrementAndGet(),
            type,
            checkout,
            organization,
            checkout,
            cents,
            status,
            checkout,
            organization);
  }

  private String told(String event) {
    HttpResponse<String> answer =
        send(event, signature(SECRET, Instant.now().getEpochSecond(), event));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return ManagementApi.json(answer).path("outcome").asString();
  }

  private HttpResponse<String> send(String event, String signature) {
    return api.send("POST", WEBHOOK, null, event, "Stripe-Signature", signature);
  }

  /** As Stripe's documentation says it, and not as the product does it. */
  private static String signature(String secret, long seconds, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      byte[] signed = mac.doFinal((seconds + "." + body).getBytes(UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
