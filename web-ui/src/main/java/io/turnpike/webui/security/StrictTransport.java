package io.turnpike.webui.security;

import io.turnpike.infra.settings.PublicUrl;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Keeps browsers to https where people reach the installation by it. The public address tells, not
 * the request, which comes from a proxy without it.
 */
@Component
public class StrictTransport implements ServerHttpHeadersWriter {

  private static final String YEAR = "max-age=31536000";

  private final boolean secure;

  StrictTransport(PublicUrl publicUrl) {
    this.secure = publicUrl.value().startsWith("https:");
  }

  @Override
  public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
    if (secure) {
      exchange.getResponse().getHeaders().set("Strict-Transport-Security", YEAR);
    }
    return Mono.empty();
  }
}
