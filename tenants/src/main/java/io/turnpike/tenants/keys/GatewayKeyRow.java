package io.turnpike.tenants.keys;

import io.turnpike.tenants.GatewayKey;
import org.springframework.data.relational.core.mapping.Embedded;

/** A key with what is not shown of it. */
record GatewayKeyRow(@Embedded.Empty GatewayKey key, String publicId, byte[] digest) {

  KnownKey known() {
    return new KnownKey(key.caller(), digest, key.revokedAt(), key.expiresAt());
  }
}
