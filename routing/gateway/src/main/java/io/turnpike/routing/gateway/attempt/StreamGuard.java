package io.turnpike.routing.gateway.attempt;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.turnpike.infra.http.SharedConnection;
import org.jspecify.annotations.Nullable;

/**
 * One request on a connection of HTTP/2. Framing keeps answers apart there; what is watched for is
 * the ways in which a provider says, or shows, that it has not looked at a request.
 */
final class StreamGuard extends ChannelInboundHandlerAdapter implements Carrier {

  private final Http2StreamChannel stream;
  private final @Nullable SharedConnection shared;
  private final long readsBefore;
  private final boolean kept;
  private volatile boolean heard;
  private volatile boolean refused;
  private volatile boolean stale;

  private StreamGuard(Http2StreamChannel stream) {
    this.stream = stream;
    this.shared = SharedConnection.of(stream);
    this.readsBefore = shared == null ? 0 : shared.reads();
    this.kept = shared != null && shared.isKept();
  }

  static StreamGuard of(Http2StreamChannel stream) {
    StreamGuard guard = new StreamGuard(stream);
    stream.pipeline().addFirst(guard);
    return guard;
  }

  @Override
  public boolean wasStale() {
    return stale;
  }

  @Override
  public boolean wasRefused() {
    return refused;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    heard = true;
    context.fireChannelRead(message);
  }

  /** A farewell is told only to the streams that the provider has not begun with. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof Http2GoAwayFrame) {
      refused = !heard;
    } else if (event instanceof Http2ResetFrame reset
        && reset.errorCode() == Http2Error.REFUSED_STREAM.code()) {
      refused = !heard;
      goElsewhere();
    }
    context.fireUserEventTriggered(event);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    SharedConnection connection = shared;
    if (connection != null && !refused) {
      stale = isStale(connection);
      if (connection.broken() instanceof Http2Exception mistake) {
        context.fireExceptionCaught(mistake);
      }
    }
    context.fireChannelInactive();
  }

  /** Sent again, it would come to the connection that has just had enough. */
  private void goElsewhere() {
    if (shared != null) {
      shared.retire();
    }
  }

  private boolean isStale(SharedConnection connection) {
    return kept && !heard && connection.reads() == readsBefore && !stream.parent().isActive();
  }
}
