package io.turnpike.webui.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a key can still be used. */
public enum KeyState {
  ACTIVE("Active", "circle-check", "success"),
  EXPIRED("Expired", "clock", "warning"),
  REVOKED("Revoked", "ban", "plain");

  private final String word;
  private final String icon;
  private final String tone;

  KeyState(String word, String icon, String tone) {
    this.word = word;
    this.icon = icon;
    this.tone = tone;
  }

  static KeyState of(@Nullable Instant revokedAt, @Nullable Instant expiresAt, Instant now) {
    if (revokedAt != null) {
      return REVOKED;
    }
    return expiresAt != null && !expiresAt.isAfter(now) ? EXPIRED : ACTIVE;
  }

  public boolean active() {
    return this == ACTIVE;
  }

  public String word() {
    return word;
  }

  public String icon() {
    return icon;
  }

  public String tone() {
    return tone;
  }
}
