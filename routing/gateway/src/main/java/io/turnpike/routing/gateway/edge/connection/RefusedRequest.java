package io.turnpike.routing.gateway.edge.connection;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.routing.dialects.Dialects;
import io.turnpike.routing.dialects.GatewayFailure;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The answer to what is no request; nobody knows whom it was for, so it speaks the standard
 * dialect.
 */
@Component
final class RefusedRequest {

  private final Dialects dialects;

  RefusedRequest(Dialects dialects) {
    this.dialects = dialects;
  }

  FullHttpResponse answer(GatewayFailure failure) {
    UUID id = TimeOrderedId.next();
    byte[] body = dialects.standard().dialect().errorBody(failure, id);
    FullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(failure.status()),
            Unpooled.wrappedBuffer(body));
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
        .set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length))
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
        .set("x-turnpike-request-id", id.toString())
        .set("x-request-id", id.toString());
    return answer;
  }
}
