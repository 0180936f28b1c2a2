package io.turnpike.billing.payments.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.billing.payments.PaymentProvider.Forged;
import io.turnpike.infra.crypto.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code Stripe-Signature: t=seconds,v1=hex,…}: HMAC-SHA-256 of {@code t.body}. While a secret is
 * rolled there is one {@code v1} for each.
 */
final class StripeSignature {

  static final String HEADER = "Stripe-Signature";

  private static final long TOLERANCE = Duration.ofMinutes(5).toSeconds();
  private static final int LONGEST = 4_096;

  private StripeSignature() {}

  /** Throws Forged. */
  static void check(Secret secret, @Nullable String header, byte[] body, Instant now) {
    if (header == null || header.length() > LONGEST) {
      throw new Forged("The header Stripe-Signature is missing.");
    }
    String signed = first(header);
    List<String> given = values(header, "v1");
    byte[] expected = hmac(secret, signed, body);
    if (given.stream().noneMatch(hex -> matches(expected, hex))) {
      throw new Forged("The signature is not that of this endpoint's secret.");
    }
    if (Math.abs(now.getEpochSecond() - seconds(signed)) > TOLERANCE) {
      throw new Forged("The signature is not of the last five minutes.");
    }
  }

  private static String first(String header) {
    List<String> times = values(header, "t");
    return times.isEmpty() ? "" : times.getFirst();
  }

  private static List<String> values(String header, String name) {
    List<String> values = new ArrayList<>();
    for (String part : header.split(",", -1)) {
      if (part.strip().startsWith(name + "=")) {
        values.add(part.strip().substring(name.length() + 1));
      }
    }
    return values;
  }

  private static long seconds(String text) {
    try {
      long seconds = Long.parseLong(text);
      return Math.clamp(seconds, 0, Instant.MAX.getEpochSecond());
    } catch (NumberFormatException noTime) {
      throw new Forged("The signature names no time.");
    }
  }

  private static boolean matches(byte[] expected, String hex) {
    try {
      return MessageDigest.isEqual(expected, HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException noHex) {
      return false;
    }
  }

  private static byte[] hmac(Secret secret, String seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), "HmacSHA256"));
      mac.update((seconds + ".").getBytes(UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks HMAC-SHA-256.", e);
    }
  }
}
