package io.turnpike.routing.gateway.guard.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures by Standard Webhooks 1.0: symmetric, version {@code v1}. */
final class WebhookSignature {

  private static final String PREFIX = "whsec_";

  private WebhookSignature() {}

  /**
   * @param seconds since the epoch
   */
  static String of(String secret, String id, long seconds, String body) {
    byte[] signed = hmac(key(secret), (id + "." + seconds + "." + body).getBytes(UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(signed);
  }

  /** In the standard's form its bytes, in any other what is written. */
  private static byte[] key(String secret) {
    if (secret.startsWith(PREFIX)) {
      try {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      } catch (IllegalArgumentException plain) {
        return secret.getBytes(UTF_8);
      }
    }
    return secret.getBytes(UTF_8);
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
