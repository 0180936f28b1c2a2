package io.turnpike.billing.payments.stripe;

import io.turnpike.billing.payments.PaymentProvider.Forged;
import io.turnpike.billing.payments.PaymentProvider.Notice;
import io.turnpike.billing.payments.PaymentProvider.Notice.Other;
import io.turnpike.billing.payments.PaymentProvider.Notice.Paid;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A webhook's body. Sessions without our mark are other business of the same Stripe account, and
 * one that is not paid yet has another event to come.
 */
final class StripeEvent {

  /** The entry of a session's metadata that names our checkout. */
  static final String CHECKOUT = "turnpike_checkout";

  private static final Set<String> TYPES =
      Set.of("checkout.session.completed", "checkout.session.async_payment_succeeded");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long NANO_PER_CENT = 10_000_000;
  private static final long MOST_CENTS = 100_000_000_000L;
  private static final int LONGEST = 150;

  private StripeEvent() {}

  static Notice read(byte[] body) {
    try {
      return read(JSON.readTree(body));
    } catch (JacksonException noJson) {
      throw new Forged("The body is not JSON.");
    }
  }

  private static Notice read(JsonNode event) {
    JsonNode session = event.path("data").path("object");
    UUID checkout = id(session.path("metadata").path(CHECKOUT));
    UUID organization = id(session.path("client_reference_id"));
    boolean paid = text(session.path("payment_status")).equals("paid");
    return paid
            && TYPES.contains(text(event.path("type")))
            && checkout != null
            && organization != null
        ? paid(text(event.path("id")), checkout, organization, session)
        : new Other();
  }

  private static Paid paid(String event, UUID checkout, UUID organization, JsonNode session) {
    String payment = text(session.path("payment_intent"));
    String customer = text(session.path("customer"));
    return new Paid(
        event,
        checkout,
        organization,
        Math.clamp(session.path("amount_total").asLong(-1), -1, MOST_CENTS) * NANO_PER_CENT,
        text(session.path("currency")).toLowerCase(Locale.ROOT),
        payment.isEmpty() ? text(session.path("id")) : payment,
        customer.isEmpty() ? null : customer);
  }

  private static String text(JsonNode node) {
    String text = node.isString() ? node.stringValue() : "";
    return text.substring(0, Math.min(LONGEST, text.length()));
  }

  private static @Nullable UUID id(JsonNode node) {
    try {
      return UUID.fromString(text(node));
    } catch (IllegalArgumentException noId) {
      return null;
    }
  }
}
