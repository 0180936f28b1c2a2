package io.turnpike.webui.security;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Tells programs, which can make nothing of a log-in page, from browsers. */
final class Programs {

  private static final String BEARER = "Bearer ";
  private static final List<String> KEYS = List.of("x-api-key", "api-key", "x-goog-api-key");

  private Programs() {}

  /** Whether a request comes with a key or is about JSON, and asks for no page. */
  static boolean call(ServerHttpRequest request) {
    HttpHeaders headers = request.getHeaders();
    boolean page = says(headers, HttpHeaders.ACCEPT, "text/html");
    boolean json =
        says(headers, HttpHeaders.ACCEPT, "json")
            || says(headers, HttpHeaders.CONTENT_TYPE, "json");
    return !page && !headers.containsHeader("HX-Request") && (json || hasKey(headers));
  }

  private static boolean hasKey(HttpHeaders headers) {
    String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        || KEYS.stream().anyMatch(headers::containsHeader);
  }

  private static boolean says(HttpHeaders headers, String name, String word) {
    return headers.getOrEmpty(name).stream()
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(word));
  }
}
