package io.turnpike.app.api.webhooks;

import io.turnpike.app.api.Fields;
import io.turnpike.tenants.webhooks.Webhooks.Delivery;
import io.turnpike.tenants.webhooks.Webhooks.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a webhook.
 *
 * @param eventId the receiver's {@code webhook-id}
 * @param state {@code pending}, {@code delivered} or {@code failed}
 * @param nextTryAt null for one that is not pending
 * @param status of the last answer; null when there was none
 */
record DeliveryView(
    String eventId,
    String type,
    String state,
    int tries,
    Instant createdAt,
    @Nullable Instant lastTryAt,
    @Nullable Instant nextTryAt,
    @Nullable Integer status,
    @Nullable String error) {

  static DeliveryView of(Delivery delivery) {
    return new DeliveryView(
        delivery.eventId().toString(),
        delivery.type(),
        Fields.word(delivery.state()),
        delivery.tries(),
        delivery.createdAt(),
        delivery.triedAt(),
        delivery.state() == State.PENDING ? delivery.dueAt() : null,
        delivery.status(),
        delivery.error());
  }
}
