package io.turnpike.tenants.outbox;

import io.turnpike.tenants.OrganizationId;
import java.util.UUID;

/**
 * A delivery that this node has taken, to be tried now.
 *
 * @param notification the event's id
 * @param tries this one included
 */
public record Due(
    OrganizationId organization,
    UUID notification,
    String recipient,
    int tries,
    String type,
    Load load) {

  /** What a person sends to see whether it arrives: tried once. */
  public static final String TEST = "webhook.test";

  boolean isTest() {
    return type.equals(TEST);
  }
}
