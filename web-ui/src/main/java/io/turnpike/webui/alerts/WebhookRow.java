package io.turnpike.webui.alerts;

import io.turnpike.tenants.webhooks.Webhook;
import io.turnpike.tenants.webhooks.Webhooks.Delivery;
import io.turnpike.tenants.webhooks.Webhooks.Listed;
import io.turnpike.tenants.webhooks.Webhooks.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as the page lists it.
 *
 * @param last its newest delivery; null when nothing was sent yet
 */
public record WebhookRow(Webhook webhook, @Nullable Delivery last) {

  private static final Duration SOON = Duration.ofSeconds(20);

  static WebhookRow of(Listed listed) {
    return new WebhookRow(listed.webhook(), listed.last());
  }

  public String events() {
    return String.join(", ", webhook.events().stream().sorted().toList());
  }

  public DeliveryChip chip() {
    return last == null ? DeliveryChip.NONE : DeliveryChip.of(last.state());
  }

  /** Whether its newest delivery is likely to arrive, or not to, while the reader waits. */
  public boolean underWay() {
    return last != null
        && last.state() == State.PENDING
        && since(last).plus(SOON).isAfter(Instant.now());
  }

  private static Instant since(Delivery delivery) {
    Instant tried = delivery.triedAt();
    return tried == null ? delivery.createdAt() : tried;
  }
}
