package io.turnpike.routing.attempt;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The few headers of a provider that its client may see: about limits and processing, by name. */
final class RelayedHeaders {

  private RelayedHeaders() {}

  static List<Map.Entry<String, String>> of(HttpHeaders headers) {
    List<Map.Entry<String, String>> relayed = new ArrayList<>(4);
    headers
        .iteratorCharSequence()
        .forEachRemaining(
            header -> {
              if (isRelayed(header.getKey())) {
                relayed.add(
                    Map.entry(
                        header.getKey().toString().toLowerCase(Locale.ROOT),
                        header.getValue().toString()));
              }
            });
    return relayed;
  }

  private static boolean isRelayed(CharSequence name) {
    return switch (Character.toLowerCase(name.charAt(0))) {
      case 'x' -> startsWith(name, "x-ratelimit-") || startsWith(name, "x-request-id");
      case 'o' -> startsWith(name, "openai-processing-ms") || startsWith(name, "openai-version");
      default -> false;
    };
  }

  private static boolean startsWith(CharSequence name, String prefix) {
    return io.netty.util.AsciiString.regionMatches(name, true, 0, prefix, 0, prefix.length());
  }
}
