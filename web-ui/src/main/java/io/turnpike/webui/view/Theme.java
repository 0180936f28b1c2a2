package io.turnpike.webui.view;

import java.util.Set;
import org.springframework.http.HttpCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Light, dark or as the system has it: read from a cookie, so that no page ever flashes. */
final class Theme {

  static final String COOKIE = "turnpike_theme";
  private static final String SYSTEM = "system";
  private static final Set<String> KNOWN = Set.of("light", "dark", SYSTEM);

  private Theme() {}

  static String of(ServerHttpRequest request) {
    HttpCookie cookie = request.getCookies().getFirst(COOKIE);
    return cookie == null ? SYSTEM : known(cookie.getValue());
  }

  static String known(String theme) {
    return KNOWN.contains(theme) ? theme : SYSTEM;
  }
}
