package io.turnpike.infra.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http2.DefaultHttp2PingFrame;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Looks after an HTTP/2 connection where the client library does not. It is closed when the server
 * does not begin to speak in the time a connection may take; when it has said goodbye and no call
 * is left; and when a call was given up in a silence that a ping does not end, since calls would
 * otherwise be sent into a dead connection for minutes. One on which many calls were broken off is
 * used no longer, before the server takes that for an attack and ends the others' calls. And the
 * calls' windows add up to the connection's, so that one whose reader is slow holds up no other.
 */
final class SharedConnectionCare extends ChannelInboundHandlerAdapter {

  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(2);

  private @Nullable SharedConnection shared;
  private boolean greeted;
  private boolean probing;
  private int resets;
  private long lastReadAt;

  @Override
  public void channelActive(ChannelHandlerContext context) throws Exception {
    Http2FrameCodec codec = context.pipeline().get(Http2FrameCodec.class);
    if (codec == null) {
      context.fireChannelActive();
      context.pipeline().remove(this);
      return;
    }
    Http2Connection connection = codec.connection();
    shared = new SharedConnection(connection);
    context.channel().attr(SharedConnection.KEY).set(shared);
    connection.addListener(new Calls(context, connection));
    context.pipeline().addAfter(NettyPipeline.H2MultiplexHandler, null, new Frames());
    context.fireChannelActive();
    widen(context, connection);
    awaitGreeting(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (shared != null && message instanceof ByteBuf) {
      shared.read();
      lastReadAt = System.nanoTime();
    }
    context.fireChannelRead(message);
  }

  private static void widen(ChannelHandlerContext context, Http2Connection connection)
      throws Http2Exception {
    int others = (SharedConnections.CALLS - 1) * SharedConnections.CALL_WINDOW;
    connection.local().flowController().incrementWindowSize(connection.connectionStream(), others);
    context.channel().flush();
  }

  private void awaitGreeting(ChannelHandlerContext context) {
    int patience = context.channel().config().getConnectTimeoutMillis();
    context.executor().schedule(() -> greetedOrClosed(context), patience, TimeUnit.MILLISECONDS);
  }

  private void greetedOrClosed(ChannelHandlerContext context) {
    if (!greeted && context.channel().isActive()) {
      context.fireExceptionCaught(
          new ConnectTimeoutException("The server did not begin to speak HTTP/2 in time."));
      context.close();
    }
  }

  /** From here the close passes the codec by, which would wait for calls that nobody answers. */
  private void probe(ChannelHandlerContext context) {
    if (probing || System.nanoTime() - lastReadAt < QUIET_NANOS || !context.channel().isActive()) {
      return;
    }
    probing = true;
    long asked = System.nanoTime();
    context.channel().writeAndFlush(new DefaultHttp2PingFrame(asked));
    context
        .executor()
        .schedule(() -> answeredOrClosed(context, asked), PING_NANOS, TimeUnit.NANOSECONDS);
  }

  private void answeredOrClosed(ChannelHandlerContext context, long asked) {
    probing = false;
    if (lastReadAt - asked < 0) {
      context.close();
    }
  }

  /** What becomes of the calls. */
  private final class Calls extends Http2ConnectionAdapter {

    private final ChannelHandlerContext context;
    private final Http2Connection connection;

    Calls(ChannelHandlerContext context, Http2Connection connection) {
      this.context = context;
      this.connection = connection;
    }

    @Override
    public void onStreamAdded(Http2Stream stream) {
      if (shared != null) {
        shared.sent();
      }
    }

    @Override
    public void onStreamClosed(Http2Stream stream) {
      probe(context);
      if (stream.isResetSent() && ++resets == SharedConnections.RESETS && shared != null) {
        context.executor().execute(shared::retire);
      }
    }

    @Override
    public void onStreamRemoved(Http2Stream stream) {
      closeAfterTheLast();
    }

    @Override
    public void onGoAwayReceived(int lastStreamId, long errorCode, ByteBuf debugData) {
      closeAfterTheLast();
    }

    /** Later, so that nobody is in the middle of it. */
    private void closeAfterTheLast() {
      if (connection.goAwayReceived() && connection.numActiveStreams() == 0) {
        context.executor().execute(this::close);
      }
    }

    private void close() {
      if (connection.numActiveStreams() == 0) {
        context.close();
      }
    }
  }

  /** Behind the codec, where frames and mistakes are known by their names. */
  private final class Frames extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      greeted |= message instanceof Http2SettingsFrame;
      context.fireChannelRead(message);
    }

    /** Once calls are under way each of them hears of it, and nobody is left behind this. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      if (shared != null) {
        shared.breaks(cause);
      }
      if (!greeted) {
        context.fireExceptionCaught(cause);
      }
    }
  }
}
