package io.turnpike.billing.intake;

import java.util.Map;
import java.util.UUID;

/**
 * What a committed transaction changed.
 *
 * @param events new rows; those of the batch that were stored before are not counted
 * @param newest the newest request by organization
 */
record Stored(long events, Map<UUID, UUID> newest) {

  static final Stored NOTHING = new Stored(0, Map.of());
}
