package io.turnpike.routing.providers.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.infra.crypto.Secret;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AWS's Signature Version 4 of requests to one service in one region: method, path, query, host,
 * time and body are signed. A server takes it for five minutes.
 *
 * @param sessionToken of temporary credentials; null for others
 * @param service as it is called in signatures, for example {@code bedrock}
 */
record SignatureV4(
    String accessKeyId,
    Secret secretAccessKey,
    @Nullable Secret sessionToken,
    String region,
    String service) {

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String HMAC = "HmacSHA256";
  private static final String DATE = "x-amz-date";
  private static final String TOKEN = "x-amz-security-token";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int DAY = "yyyyMMdd".length();

  /** The headers that make a request a signed one, by their names in lower case. */
  Map<String, String> headers(String method, URI address, byte[] body, Instant now) {
    String time = TIME.format(now);
    Map<String, String> signed = new TreeMap<>();
    signed.put("host", host(address));
    signed.put(DATE, time);
    if (sessionToken != null) {
      signed.put(TOKEN, sessionToken.reveal());
    }
    String names = String.join(";", signed.keySet());
    String scope = time.substring(0, DAY) + "/" + region + "/" + service + "/aws4_request";
    String request = hex(sha256(canonical(method, address, signed, names, body).getBytes(UTF_8)));
    String signature =
        hex(hmac(key(time), ALGORITHM + "\n" + time + "\n" + scope + "\n" + request));
    signed.remove("host");
    signed.put(
        "authorization",
        ALGORITHM
            + (" Credential=" + accessKeyId + "/" + scope)
            + (", SignedHeaders=" + names)
            + (", Signature=" + signature));
    return signed;
  }

  private static String canonical(
      String method, URI address, Map<String, String> signed, String names, byte[] body) {
    StringBuilder request = new StringBuilder(256).append(method).append('\n');
    request.append(CanonicalAddress.path(address)).append('\n');
    request.append(CanonicalAddress.query(address)).append('\n');
    signed.forEach((name, value) -> request.append(name).append(':').append(value).append('\n'));
    return request.append('\n').append(names).append('\n').append(hex(sha256(body))).toString();
  }

  /** As the client for HTTP writes it: without the ports that everybody knows. */
  private static String host(URI address) {
    int port = address.getPort();
    return port < 0 || port == 80 || port == 443
        ? address.getHost()
        : address.getHost() + ":" + port;
  }

  /** Good for a day. To make it costs less than to keep it safe. */
  private byte[] key(String time) {
    byte[] secret = ("AWS4" + secretAccessKey.reveal()).getBytes(UTF_8);
    byte[] ofDay = hmac(secret, time.substring(0, DAY));
    return hmac(hmac(hmac(ofDay, region), service), "aws4_request");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException noJava) {
      throw new IllegalStateException(noJava);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException noJava) {
      throw new IllegalStateException(noJava);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
