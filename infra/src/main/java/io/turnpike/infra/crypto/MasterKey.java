package io.turnpike.infra.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The root secret: one or more 256-bit keys, newest first. The first seals, every one opens, so a
 * new key is put in front and the old one stays until nothing is sealed with it. Each use derives a
 * key of its own from it; the root itself encrypts and signs nothing.
 */
public final class MasterKey {

  static final String ADVICE = "Make one with: openssl rand -base64 32";

  private static final int BYTES = 32;

  private final List<byte[]> keys;

  private MasterKey(List<byte[]> keys) {
    this.keys = keys;
  }

  /**
   * @param text Base64 keys of 32 bytes, separated by commas, newest first
   * @throws IllegalArgumentException with a sentence that does not repeat the text
   */
  public static MasterKey parse(String text) {
    return new MasterKey(Stream.of(text.split(",", -1)).map(MasterKey::decoded).toList());
  }

  /** The text of a new one: a line of Base64. */
  static String fresh() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key) + "\n";
  }

  int size() {
    return keys.size();
  }

  /** A 256-bit key for one use, by HKDF-SHA256; {@code index} 0 is the newest. */
  SecretKey derive(int index, String use) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(keys.get(index))
              .thenExpand(("turnpike " + use).getBytes(UTF_8), BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveKey("Generic", parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks HKDF-SHA256.", e);
    }
  }

  @Override
  public String toString() {
    return "[master key]";
  }

  private static byte[] decoded(String text) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("A master key must be Base64. " + ADVICE);
    }
    if (key.length != BYTES) {
      throw new IllegalArgumentException(
          "A master key must have 32 bytes, not " + key.length + ". " + ADVICE);
    }
    return key;
  }
}
