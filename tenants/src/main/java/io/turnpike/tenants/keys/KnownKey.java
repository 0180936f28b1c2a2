package io.turnpike.tenants.keys;

import io.turnpike.tenants.Caller;
import io.turnpike.tenants.GatewayKeys.KeyVerdict;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Accepted;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Reason;
import io.turnpike.tenants.GatewayKeys.KeyVerdict.Rejected;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A stored key in memory, with its answers made beforehand: telling one allocates nothing. */
final class KnownKey {

  static final Mono<KeyVerdict> UNKNOWN = rejected(Reason.UNKNOWN, null);

  private static final long NEVER = Long.MAX_VALUE;

  private final KeyId id;
  private final OrganizationId organization;
  private final byte[] digest;
  private final boolean revoked;
  private final long expiresAtMillis;
  private final boolean confirmed;
  private final Mono<KeyVerdict> whenAccepted;
  private final Mono<KeyVerdict> whenRevoked;
  private final Mono<KeyVerdict> whenExpired;

  /** Racing writers write the same minute, or one apart; either will do. */
  private long lastUsedMinute;

  /**
   * @param confirmed false for what Redis had to say
   */
  KnownKey(KeyState state, boolean confirmed) {
    Caller caller = state.caller();
    this.id = caller.key();
    this.organization = caller.organization();
    this.digest = state.digest();
    this.revoked = state.revokedAt() != null;
    this.expiresAtMillis = state.expiresAt() == null ? NEVER : state.expiresAt().toEpochMilli();
    this.confirmed = confirmed;
    this.whenAccepted = Mono.just(new Accepted(caller));
    this.whenRevoked = rejected(Reason.REVOKED, caller);
    this.whenExpired = rejected(Reason.EXPIRED, caller);
  }

  /** A key shown with the right public id and a wrong secret is as unknown as any. */
  Mono<KeyVerdict> verdict(byte[] presented, long nowMillis, KeyUses uses) {
    if (!MessageDigest.isEqual(digest, presented)) {
      return UNKNOWN;
    }
    if (revoked) {
      return whenRevoked;
    }
    if (nowMillis >= expiresAtMillis) {
      return whenExpired;
    }
    noteUse(nowMillis / KeyUses.MINUTE, uses);
    return whenAccepted;
  }

  boolean isOf(OrganizationId organization) {
    return this.organization.equals(organization);
  }

  /** Whether Postgres itself has said so. */
  boolean isConfirmed() {
    return confirmed;
  }

  static Mono<KeyVerdict> rejected(Reason reason, @Nullable Caller caller) {
    return Mono.just(new Rejected(reason, caller));
  }

  private void noteUse(long minute, KeyUses uses) {
    if (lastUsedMinute != minute) {
      lastUsedMinute = minute;
      uses.note(id, minute);
    }
  }
}
