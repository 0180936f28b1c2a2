package io.turnpike.webui.security;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What a page may load: files of this site and nothing else, no inline script or style. A page with
 * the editor asks for a nonce, because the editor adds one style element of its own.
 */
public final class ContentSecurityPolicy implements ServerHttpHeadersWriter {

  private static final String NONCE = ContentSecurityPolicy.class.getName() + ".nonce";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'%s; img-src 'self' data:; "
          + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
          + "base-uri 'none'; object-src 'none'";

  /** Allows one style element that carries the returned nonce, in this response alone. */
  public static String nonce(ServerWebExchange exchange) {
    byte[] bytes = new byte[16];
    Randomness.SOURCE.nextBytes(bytes);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    exchange.getAttributes().put(NONCE, nonce);
    return nonce;
  }

  @Override
  public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
    String policy = policy(exchange.getAttribute(NONCE));
    exchange.getResponse().getHeaders().set("Content-Security-Policy", policy);
    return Mono.empty();
  }

  private static String policy(@Nullable String nonce) {
    return POLICY.formatted(nonce == null ? "" : " 'nonce-" + nonce + "'");
  }
}
