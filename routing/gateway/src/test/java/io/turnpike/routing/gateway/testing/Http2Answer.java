package io.turnpike.routing.gateway.testing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import java.util.ArrayList;
import java.util.List;

/**
 * Between behaviours, which write HTTP/1.1 byte by byte, and a stream of HTTP/2, whose frames have
 * the same to say. What makes no sense there resets the stream.
 */
final class Http2Answer extends ChannelDuplexHandler {

  private final EmbeddedChannel parser =
      new EmbeddedChannel(
          new HttpResponseDecoder(
              new HttpDecoderConfig().setMaxHeaderSize(4 << 20).setValidateHeaders(false)));
  private boolean ended;

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (!(message instanceof ByteBuf bytes)) {
      context.write(message, promise);
      return;
    }
    parser.writeInbound(bytes);
    List<HttpObject> parts = parts();
    for (int i = 0; i < parts.size() - 1; i++) {
      write(context, parts.get(i), context.newPromise());
    }
    if (parts.isEmpty()) {
      promise.setSuccess();
    } else {
      write(context, parts.getLast(), promise);
    }
  }

  /** An answer that has ended closes its stream, and nobody has left then. */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    parser.finishAndReleaseAll();
    if (!ended) {
      context.fireChannelInactive();
    }
  }

  private void write(ChannelHandlerContext context, HttpObject part, ChannelPromise promise) {
    if (ended || part.decoderResult().isFailure()) {
      io.netty.util.ReferenceCountUtil.release(part);
      context.write(new DefaultHttp2ResetFrame(Http2Error.PROTOCOL_ERROR), promise);
      return;
    }
    ended = part instanceof LastHttpContent;
    context.write(part, promise);
  }

  private List<HttpObject> parts() {
    List<HttpObject> parts = new ArrayList<>();
    HttpObject part = parser.readInbound();
    while (part != null) {
      parts.add(part);
      part = parser.readInbound();
    }
    return parts;
  }
}
