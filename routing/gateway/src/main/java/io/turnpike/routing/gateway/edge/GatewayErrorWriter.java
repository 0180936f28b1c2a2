package io.turnpike.routing.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.usage.UsageDraft;

/** The one place where a failure becomes an HTTP response. */
final class GatewayErrorWriter {

  /** Clients that try again by themselves heed it. */
  private static final AsciiString SHOULD_RETRY = AsciiString.cached("x-should-retry");

  private GatewayErrorWriter() {}

  /** Sets the headers and gives the body; the status is the failure's. */
  static byte[] write(
      HttpHeaders headers, GatewayFailure failure, Dialect dialect, UsageDraft draft) {
    headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json");
    AnswerHeaders.route(headers, draft);
    AnswerHeaders.tell(headers, failure.headers());
    Long wait = failure.retryAfterSeconds();
    if (wait != null) {
      headers.set(HttpHeaderNames.RETRY_AFTER, wait.toString());
    }
    if (failure.isLasting()) {
      headers.set(SHOULD_RETRY, "false");
    }
    if (failure.status() == 401) {
      headers.set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    byte[] told = failure.document();
    return told == null ? dialect.errorBody(failure, draft.id()) : told;
  }
}
