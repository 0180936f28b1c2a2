package io.turnpike.infra.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Keyed digests (HMAC-SHA-256) of high-entropy tokens, so that a stolen table opens nothing. One
 * subkey per purpose, derived from the oldest master key: digests cannot be computed anew from what
 * is stored, so a new master key put in front must not change them.
 */
public final class TokenDigest {

  private final MasterKey master;

  /** Purposes are words in the code, so there are few. A Mac per thread needs no lock. */
  private final Map<String, ThreadLocal<Mac>> macs = new ConcurrentHashMap<>();

  private TokenDigest(MasterKey master) {
    this.master = master;
  }

  public static TokenDigest under(MasterKey master) {
    return new TokenDigest(master);
  }

  /** 32 bytes. {@code purpose} separates the uses: equal tokens of two purposes differ. */
  public byte[] digest(String purpose, String token) {
    ThreadLocal<Mac> mac = macs.get(purpose);
    if (mac == null) {
      mac = macs.computeIfAbsent(purpose, this::macPerThread);
    }
    return mac.get().doFinal(token.getBytes(UTF_8));
  }

  private ThreadLocal<Mac> macPerThread(String purpose) {
    SecretKey key = master.derive(master.size() - 1, "token digest " + purpose);
    return ThreadLocal.withInitial(() -> mac(key));
  }

  private static Mac mac(SecretKey key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks HmacSHA256.", e);
    }
  }
}
