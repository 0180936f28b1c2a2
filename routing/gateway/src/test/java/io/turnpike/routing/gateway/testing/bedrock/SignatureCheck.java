package io.turnpike.routing.gateway.testing.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What AWS thinks of a signed request: made anew from what has arrived, as AWS describes it.
 *
 * @param keys secrets by the ids of their keys
 */
record SignatureCheck(Map<String, String> keys, String region) {

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/(bedrock|sts)/aws4_request,"
              + " SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");
  private static final Duration LENIENCE = Duration.ofMinutes(5);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

  /**
   * AWS's complaint; null without one.
   *
   * @param now by AWS's clock
   */
  @Nullable String complaint(Arrived request, Instant now) {
    Matcher said = AUTHORIZATION.matcher(request.header("authorization"));
    if (!said.matches()) {
      return "Missing Authentication Token";
    }
    String key = keys.get(said.group(1));
    if (key == null) {
      return "The security token included in the request is invalid.";
    }
    if (!said.group(3).equals(region)) {
      return "Credential should be scoped to a valid region.";
    }
    String time = request.header("x-amz-date");
    String tooLate = TIME.format(now.minus(LENIENCE).atOffset(ZoneOffset.UTC));
    String tooEarly = TIME.format(now.plus(LENIENCE).atOffset(ZoneOffset.UTC));
    if (time.compareTo(tooLate) < 0) {
      return "Signature expired: " + time + " is now earlier than " + tooLate;
    }
    if (time.compareTo(tooEarly) > 0) {
      return "Signature not yet current: " + time + " is still later than " + tooEarly;
    }
    return signature(request, said, key).equals(said.group(6))
        ? null
        : "The request signature we calculated does not match the signature you provided.";
  }

  private static String signature(Arrived request, Matcher said, String key) {
    String scope = said.group(2) + "/" + said.group(3) + "/" + said.group(4) + "/aws4_request";
    String names = said.group(5);
    String headers =
        Arrays.stream(names.split(";"))
            .map(name -> name + ":" + request.header(name).strip() + "\n")
            .collect(Collectors.joining());
    String canonical =
        String.join(
            "\n",
            request.method(),
            twice(request.path()),
            "",
            headers,
            names,
            hex(sha256(request.body())));
    String text =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            request.header("x-amz-date"),
            scope,
            hex(sha256(canonical.getBytes(UTF_8))));
    byte[] made = ("AWS4" + key).getBytes(UTF_8);
    for (String step : scope.split("/")) {
      made = hmac(made, step);
    }
    return hex(hmac(made, text));
  }

  private static String twice(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(step -> URLEncoder.encode(step, UTF_8).replace("+", "%20").replace("*", "%2A"))
        .collect(Collectors.joining("/"));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
