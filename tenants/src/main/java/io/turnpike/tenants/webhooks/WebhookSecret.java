package io.turnpike.tenants.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.infra.crypto.Secret;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures by Standard Webhooks 1.0: symmetric, version {@code v1}. */
final class WebhookSecret {

  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private WebhookSecret() {}

  static Secret fresh() {
    byte[] key = new byte[BYTES];
    RANDOM.nextBytes(key);
    return new Secret(PREFIX + Base64.getEncoder().encodeToString(key));
  }

  /**
   * What goes into {@code webhook-signature}.
   *
   * @param seconds since the epoch, as in {@code webhook-timestamp}
   */
  static String signature(Secret secret, String id, long seconds, String body) {
    byte[] key = Base64.getDecoder().decode(secret.reveal().substring(PREFIX.length()));
    byte[] signed = hmac(key, (id + "." + seconds + "." + body).getBytes(UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(signed);
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks HMAC-SHA-256.", e);
    }
  }
}
