package io.turnpike.tenants.keys;

import io.turnpike.tenants.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a presented key is judged by; no secret, the digest opens nothing. */
record KeyState(
    Caller caller, byte[] digest, @Nullable Instant revokedAt, @Nullable Instant expiresAt) {}
