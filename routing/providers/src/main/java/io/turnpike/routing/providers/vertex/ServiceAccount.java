package io.turnpike.routing.providers.vertex;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file of a service account, as Google hands it out.
 *
 * @param keyId of the key, as Google names it; empty for none
 * @param privateKey in PEM
 * @param tokenUri where a token is asked for
 */
record ServiceAccount(String clientEmail, String keyId, String privateKey, URI tokenUri) {

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /** Throws IllegalArgumentException, whose message repeats nothing of the file. */
  static ServiceAccount of(String file) {
    AccountFile json = AccountFile.of(file, "service_account", "a service account");
    return new ServiceAccount(
        json.text("client_email"),
        json.json().path("private_key_id").asString(""),
        json.text("private_key"),
        json.address("token_uri"));
  }

  /** What is wrong with a file that is to be kept, in a sentence; null when nothing is. */
  static @Nullable String fault(String file) {
    try {
      of(file).key();
      return null;
    } catch (IllegalArgumentException wrong) {
      return Objects.requireNonNull(wrong.getMessage());
    }
  }

  /** Throws IllegalArgumentException; takes longer than an event loop may be held. */
  PrivateKey key() {
    int begin = privateKey.indexOf(BEGIN);
    int end = privateKey.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "\"private_key\" is no private key: it begins with \"" + BEGIN + "\".");
    }
    String base64 = privateKey.substring(begin + BEGIN.length(), end).replaceAll("\\s", "");
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          "\"private_key\" is damaged. Download the file again.", unreadable);
    }
  }

  @Override
  public String toString() {
    return "ServiceAccount[" + clientEmail + "]";
  }
}
