package io.turnpike.routing.providers.vertex;

import io.turnpike.tenants.input.HostKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file of a service account, as Google hands it out.
 *
 * @param keyId of the key, as Google names it; empty for none
 * @param privateKey in PEM
 * @param tokenUri where a token is asked for
 */
record ServiceAccount(String clientEmail, String keyId, String privateKey, URI tokenUri) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /** Throws IllegalArgumentException, whose message repeats nothing of the file. */
  static ServiceAccount of(String file) {
    JsonNode json = json(file);
    return new ServiceAccount(
        text(json, "client_email"),
        json.path("private_key_id").asString(""),
        text(json, "private_key"),
        address(text(json, "token_uri")));
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

  private static JsonNode json(String file) {
    try {
      JsonNode json = JSON.readTree(file);
      if (json.isObject()) {
        check(json);
        return json;
      }
    } catch (JacksonException _) {
      // Told below: whatever else it is, it is no such file.
    }
    throw new IllegalArgumentException(
        "This is not the JSON file of a service account. Paste the file whole.");
  }

  private static void check(JsonNode json) {
    if (!json.path("type").asString("").equals("service_account")) {
      throw new IllegalArgumentException(
          "This is not the file of a service account: its \"type\" is another one.");
    }
  }

  private static String text(JsonNode json, String name) {
    String text = json.path(name).asString("");
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "This is not the whole file of a service account: \"" + name + "\" is missing.");
    }
    return text;
  }

  /** What is sent there would open the account to whoever reads it on the way. */
  private static URI address(String text) {
    try {
      URI address = new URI(text);
      String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
      boolean plain = "http".equals(address.getScheme()) && HostKind.looksPrivate(host);
      if (!host.isEmpty()
          && address.getRawUserInfo() == null
          && (plain || "https".equals(address.getScheme()))) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Told below.
    }
    throw new IllegalArgumentException("\"token_uri\" must begin with https:// and name a host.");
  }

  @Override
  public String toString() {
    return "ServiceAccount[" + clientEmail + "]";
  }
}
