package io.turnpike.tenants;

import java.util.UUID;

/** Identifies one webhook. */
public record WebhookId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
