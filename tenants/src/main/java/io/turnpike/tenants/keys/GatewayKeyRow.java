package io.turnpike.tenants.keys;

import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.Unpriced;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * A key with what is not shown of it.
 *
 * @param revision counts its changes
 * @param unpriced what its organization wants of models without a price
 */
record GatewayKeyRow(
    @Embedded.Empty GatewayKey key,
    String publicId,
    byte[] digest,
    long revision,
    Unpriced unpriced) {

  State<KeyState> state() {
    return State.of(
        revision, new KeyState(key.caller(unpriced), digest, key.revokedAt(), key.expiresAt()));
  }
}
