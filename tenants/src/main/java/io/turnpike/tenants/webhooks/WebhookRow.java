package io.turnpike.tenants.webhooks;

import io.turnpike.tenants.webhooks.Webhooks.Delivery;
import io.turnpike.tenants.webhooks.Webhooks.Listed;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;

/** A webhook and its newest delivery. */
record WebhookRow(
    @Embedded.Empty Webhook webhook, @Embedded.Nullable(prefix = "l_") @Nullable Delivery last) {

  Listed listed() {
    return new Listed(webhook, last);
  }
}
