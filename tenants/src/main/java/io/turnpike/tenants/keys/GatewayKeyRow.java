package io.turnpike.tenants.keys;

import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.tenants.GatewayKey;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * A key with what is not shown of it.
 *
 * @param revision counts its changes
 */
record GatewayKeyRow(
    @Embedded.Empty GatewayKey key, String publicId, byte[] digest, long revision) {

  State<KeyState> state() {
    return State.of(revision, new KeyState(key.caller(), digest, key.revokedAt(), key.expiresAt()));
  }
}
