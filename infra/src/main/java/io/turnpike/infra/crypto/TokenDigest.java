package io.turnpike.infra.crypto;

/** Keyed digests (HMAC-SHA-256) of high-entropy tokens, so that a stolen table opens nothing. */
public interface TokenDigest {

  static TokenDigest under(MasterKey master) {
    return new HmacTokenDigest(master);
  }

  /** 32 bytes. {@code purpose} separates the uses: equal tokens of two purposes differ. */
  byte[] digest(String purpose, String token);
}
