package io.turnpike.routing.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AsciiString;
import io.turnpike.tenants.Caller;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * What scripts of web pages may do. They may ask anything, since they need a key for it and nothing
 * is taken from cookies; what comes back they may read where the key grants their origin.
 */
final class CrossOrigin {

  private static final AsciiString ANY = AsciiString.cached("*");
  private static final AsciiString METHODS =
      AsciiString.cached("GET, HEAD, POST, PUT, PATCH, DELETE");

  /** Beyond it a list of headers is not repeated; it is what browsers take for "any". */
  private static final int LONGEST = 4096;

  private static final AsciiString ANY_HEADER = AsciiString.cached("authorization, *");

  /** As long as any browser remembers it: two hours. */
  private static final AsciiString SECONDS = AsciiString.cached("7200");

  private static final AsciiString ASKED =
      AsciiString.cached("origin, access-control-request-headers");

  private CrossOrigin() {}

  /** A browser's question whether it may send what a page wants to; it comes without the key. */
  static boolean isPreflight(HttpServerRequest request) {
    return request.method().equals(HttpMethod.OPTIONS)
        && request.requestHeaders().contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
  }

  static Mono<Void> preflight(HttpServerRequest request, HttpServerResponse response) {
    HttpHeaders asked = request.requestHeaders();
    String origin = asked.get(HttpHeaderNames.ORIGIN);
    String headers = asked.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);
    boolean repeat = headers != null && headers.length() <= LONGEST;
    response
        .status(204)
        .responseHeaders()
        .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin == null ? ANY : origin)
        .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
        .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, repeat ? headers : ANY_HEADER)
        .set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, SECONDS)
        .set(HttpHeaderNames.VARY, ASKED);
    return response.send().then();
  }

  /** Before an answer is sent, an error as well. */
  static void grant(HttpHeaders asked, HttpHeaders answer, @Nullable Caller caller) {
    String origin = asked.get(HttpHeaderNames.ORIGIN);
    if (origin == null) {
      return;
    }
    answer.add(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
    if (mayRead(origin, caller)) {
      answer
          .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
          .set(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, ANY);
    }
  }

  /** What is said about a key that is none holds nobody's data; the page's author has to see it. */
  private static boolean mayRead(String origin, @Nullable Caller caller) {
    return caller == null || caller.rights().grants(origin);
  }
}
