package io.turnpike.routing.gateway.edge.connection;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.turnpike.routing.dialects.GatewayFailure;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What is wrong with the head of a request, beyond what the decoder looks at. */
final class RequestHead {

  private static final String NO_PART_OF_A_HOST = "/\\@?# \t,";

  private RequestHead() {}

  /** Null when nothing is. */
  static @Nullable GatewayFailure fault(HttpRequest request) {
    HttpVersion version = request.protocolVersion();
    if (version.equals(HttpVersion.HTTP_1_1)) {
      return hostFault(request.headers());
    }
    return version.equals(HttpVersion.HTTP_1_0)
        ? null
        : GatewayFailure.of(
            505,
            "http_version_not_supported",
            "This port speaks HTTP/1.1 and not " + version.text() + ".");
  }

  /** Of a request, or a part of its body, that the decoder could not read. */
  static GatewayFailure undecoded(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException tooLong ->
          GatewayFailure.of(414, "uri_too_long", String.valueOf(tooLong.getMessage()));
      case TooLongHttpHeaderException tooLong ->
          GatewayFailure.of(
              431,
              "headers_too_large",
              tooLong.getMessage()
                  + " A config that is as large is better saved and sent by its name.");
      default ->
          GatewayFailure.of(
              400, "malformed_request", "This is no HTTP request: " + cause.getMessage());
    };
  }

  private static @Nullable GatewayFailure hostFault(HttpHeaders headers) {
    Iterator<? extends CharSequence> hosts =
        headers.valueCharSequenceIterator(HttpHeaderNames.HOST);
    if (!hosts.hasNext()) {
      return wrong("The header \"Host\" is missing.");
    }
    CharSequence host = hosts.next();
    if (hosts.hasNext()) {
      return wrong("There is more than one header \"Host\".");
    }
    return isHost(host) ? null : wrong("The header \"Host\" names no host.");
  }

  private static boolean isHost(CharSequence text) {
    for (int at = 0; at < text.length(); at++) {
      if (NO_PART_OF_A_HOST.indexOf(text.charAt(at)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static GatewayFailure wrong(String sentence) {
    return GatewayFailure.badRequest("invalid_header", "host", sentence);
  }
}
