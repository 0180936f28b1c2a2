package io.turnpike.webui.view;

import io.turnpike.webui.security.CookieScope;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Remembers the theme someone chose, in the browser they chose it in. */
@Controller
class ThemeController {

  private static final Duration KEPT = Duration.ofDays(365);

  private final CookieScope scope;

  ThemeController(CookieScope scope) {
    this.scope = scope;
  }

  @PostMapping("/theme")
  Mono<Rendering> choose(ServerWebExchange exchange) {
    return Submitted.of(exchange).map(submitted -> remember(exchange, submitted));
  }

  private Rendering remember(ServerWebExchange exchange, Submitted submitted) {
    String theme = Theme.known(submitted.text("theme"));
    exchange
        .getResponse()
        .addCookie(scope.cookie(Theme.COOKIE, theme).httpOnly(true).maxAge(KEPT).build());
    return Redirect.to(LocalPath.orElse(submitted.text("back"), "/"));
  }
}
