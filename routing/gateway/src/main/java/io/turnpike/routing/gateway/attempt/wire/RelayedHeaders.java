package io.turnpike.routing.gateway.attempt.wire;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The few headers of a provider that its client may see: about limits and processing, by name; and
 * which fields of the request the provider never saw.
 */
public final class RelayedHeaders {

  private static final String WARNINGS = "x-turnpike-warnings";
  private static final String COUNTS = "x-amzn-bedrock-";

  private RelayedHeaders() {}

  public static List<Map.Entry<String, String>> of(HttpHeaders headers, List<String> warnings) {
    List<Map.Entry<String, String>> relayed = new ArrayList<>(4);
    Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
    while (all.hasNext()) {
      Map.Entry<CharSequence, CharSequence> header = all.next();
      if (isRelayed(header.getKey())) {
        relayed.add(
            Map.entry(
                header.getKey().toString().toLowerCase(Locale.ROOT), header.getValue().toString()));
      }
    }
    if (!warnings.isEmpty()) {
      relayed.add(Map.entry(WARNINGS, String.join(",", warnings)));
    }
    return relayed;
  }

  /** The same of an answer that is passed on in its own bytes, with what is said of those. */
  public static List<Map.Entry<String, String>> ofRaw(HttpHeaders headers, List<String> warnings) {
    List<Map.Entry<String, String>> relayed = of(headers, warnings);
    add(relayed, headers, "content-disposition");
    add(relayed, headers, "content-range");
    addCounts(relayed, headers);
    if (!headers.contains("content-encoding")) {
      add(relayed, headers, "content-length");
    }
    return relayed;
  }

  private static void add(
      List<Map.Entry<String, String>> relayed, HttpHeaders headers, String name) {
    String value = headers.get(name);
    if (value != null) {
      relayed.add(Map.entry(name, value));
    }
  }

  /** By which clients of Bedrock's learn what a call used: no body says it for all models. */
  private static void addCounts(List<Map.Entry<String, String>> relayed, HttpHeaders headers) {
    headers.forEach(
        header -> {
          if (startsWith(header.getKey(), COUNTS)) {
            relayed.add(Map.entry(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
          }
        });
  }

  private static boolean isRelayed(CharSequence name) {
    return switch (Character.toLowerCase(name.charAt(0))) {
      case 'x' -> startsWith(name, "x-ratelimit-") || startsWith(name, "x-request-id");
      case 'o' -> startsWith(name, "openai-processing-ms") || startsWith(name, "openai-version");
      case 'a' -> startsWith(name, "anthropic-ratelimit-");
      case 'r' -> name.length() == "request-id".length() && startsWith(name, "request-id");
      default -> false;
    };
  }

  private static boolean startsWith(CharSequence name, String prefix) {
    return io.netty.util.AsciiString.regionMatches(name, true, 0, prefix, 0, prefix.length());
  }
}
