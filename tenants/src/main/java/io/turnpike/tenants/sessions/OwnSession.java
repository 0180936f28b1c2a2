package io.turnpike.tenants.sessions;

import io.turnpike.tenants.OwnAccount.OpenSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session as its person sees it. */
record OwnSession(
    byte[] digest, Instant createdAt, Instant lastSeenAt, @Nullable String openedFrom) {

  Digest toDigest() {
    return new Digest(digest);
  }

  OpenSession open(String current) {
    String id = toDigest().toString();
    return new OpenSession(id, createdAt, lastSeenAt, openedFrom, id.equals(current));
  }
}
