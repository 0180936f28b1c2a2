package io.turnpike.webui.view;

import io.turnpike.webui.ConsoleSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** The gateway's address as programs are to use it. */
@Component
public class Endpoint {

  private final @Nullable URI publicUrl;

  Endpoint(ConsoleSettings settings) {
    this.publicUrl = settings.publicUrl();
  }

  /** Without a slash at its end, for example {@code http://localhost:8080/v1}. */
  public String of(ServerWebExchange exchange) {
    return origin(exchange) + "/v1";
  }

  private String origin(ServerWebExchange exchange) {
    URI base = publicUrl == null ? exchange.getRequest().getURI() : publicUrl;
    return base.getScheme() + "://" + base.getRawAuthority();
  }
}
