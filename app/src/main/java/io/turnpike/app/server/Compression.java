package io.turnpike.app.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Set;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Compresses pages and documents for whoever accepts it. Never what the gateway answers, which
 * leaves as it came, and never event streams, whose events would wait in the compressor.
 */
@Component
class Compression implements NettyServerCustomizer {

  private static final Set<String> TYPES =
      Set.of(
          "text/html",
          "text/csv",
          "text/css",
          "text/javascript",
          "image/svg+xml",
          "application/json",
          "application/problem+json");

  /** On every answer of the gateway and on no other. */
  private static final String GATEWAYS = "x-turnpike-request-id";

  private static final int SMALLEST = 1_024;

  @Override
  public HttpServer apply(HttpServer server) {
    return server.compress(SMALLEST).compress(Compression::isWorthIt);
  }

  private static boolean isWorthIt(HttpServerRequest request, HttpServerResponse response) {
    HttpHeaders headers = response.responseHeaders();
    String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
    return type != null
        && !headers.contains(GATEWAYS)
        && TYPES.contains(type.split(";", 2)[0].strip());
  }
}
