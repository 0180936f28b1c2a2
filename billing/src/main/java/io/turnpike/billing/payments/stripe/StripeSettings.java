package io.turnpike.billing.payments.stripe;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.settings.StartRefused;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Both secrets, or none: then there are no payments by Stripe.
 *
 * @param secretKey {@code sk_…}, or a restricted {@code rk_…}
 * @param webhookSecret {@code whsec_…} of the endpoint that Stripe tells of payments
 * @param timeout for one try of a call
 */
@ConfigurationProperties("turnpike.stripe")
record StripeSettings(
    @Nullable Secret secretKey,
    @Nullable Secret webhookSecret,
    @DefaultValue("https://api.stripe.com") URI baseUrl,
    @DefaultValue("10s") Duration timeout) {

  private static final Duration MOST = Duration.ofSeconds(60);

  /** An empty variable means the same as none: compose files cannot unset one. */
  StripeSettings {
    secretKey = unlessBlank(secretKey);
    webhookSecret = unlessBlank(webhookSecret);
    if ((secretKey == null) != (webhookSecret == null)) {
      throw new StartRefused(
          "TURNPIKE_STRIPE_SECRET_KEY and TURNPIKE_STRIPE_WEBHOOK_SECRET must be set together.");
    }
    if (!timeout.isPositive() || timeout.compareTo(MOST) > 0) {
      throw new StartRefused(
          "turnpike.stripe.timeout must be more than 0 and at most 60s, not " + timeout + ".");
    }
  }

  boolean complete() {
    return secretKey != null;
  }

  private static @Nullable Secret unlessBlank(@Nullable Secret given) {
    return given == null || given.reveal().isBlank() ? null : given;
  }
}
