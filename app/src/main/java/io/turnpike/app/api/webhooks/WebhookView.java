package io.turnpike.app.api.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.turnpike.tenants.webhooks.Webhook;
import io.turnpike.tenants.webhooks.Webhooks.Issued;
import io.turnpike.tenants.webhooks.Webhooks.Listed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is answered.
 *
 * @param secret in the answer to its creation alone
 * @param fault why it was switched off without anybody doing so
 */
record WebhookView(
    String id,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
    String url,
    List<String> events,
    boolean enabled,
    @Nullable String fault,
    Instant createdAt,
    @Nullable DeliveryView lastDelivery) {

  static WebhookView of(Issued issued) {
    return of(issued.webhook(), issued.secret().reveal(), null);
  }

  static WebhookView of(Listed listed) {
    return of(
        listed.webhook(), null, listed.last() == null ? null : DeliveryView.of(listed.last()));
  }

  private static WebhookView of(
      Webhook webhook, @Nullable String secret, @Nullable DeliveryView last) {
    return new WebhookView(
        webhook.id().toString(),
        secret,
        webhook.url(),
        webhook.events().stream().sorted().toList(),
        webhook.enabled(),
        webhook.fault(),
        webhook.createdAt(),
        last);
  }
}
